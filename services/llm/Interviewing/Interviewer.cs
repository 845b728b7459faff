using SyncInterview.Common.V1;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.Offline;
using SyncInterview.Llm.Prompting;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>
/// Speaks for the interviewer, text by text: by the role's model where one is configured, else offline. Where a model fails, the offline
/// interviewer answers in its place, and the provenance says so: the candidate never meets silence.
/// </summary>
internal sealed class Interviewer(
    ModelCatalog models, PromptWriter prompts, OfflineInterviewer offline, OfflinePace pace, LlmMetrics metrics, TimeProvider time)
{
    /// <summary>The greeting and the first question.</summary>
    public async Task<GenerateOpeningResponse> OpenAsync(GenerateOpeningRequest request, CancellationToken cancellationToken)
    {
        var (opening, provenance) = await SayAsync(
            Purpose.Opening,
            ModelRole.Main,
            request.Context,
            () => prompts.Opening(request),
            text => ModelTexts.Split(text) is { Reply.Length: > 0, Question.Length: > 0 } split ? split : null,
            () => offline.Opening(request.Context, request.Question),
            said => $"{said.Reply} {said.Question}",
            cancellationToken);
        return new() { Greeting = opening.Reply, Question = opening.Question, Provenance = provenance };
    }

    /// <summary>A tentative reply; its text is not yet checked against the safety contract.</summary>
    public async Task<GenerateTentativeResponse> ReplyTentativelyAsync(
        GenerateTentativeRequest request, CancellationToken cancellationToken)
    {
        var (text, provenance) = await SayAsync(
            Purpose.Tentative,
            ModelRole.Mini,
            request.Context,
            () => prompts.Tentative(request),
            ModelTexts.FirstLine,
            () => offline.Tentative(request.Context, request.Utterance, request.Question),
            said => said,
            cancellationToken);
        provenance.CoversThroughClientSequence = request.CoversThroughClientSequence;
        return new() { Text = text, Provenance = provenance };
    }

    /// <summary>The next question alone.</summary>
    public async Task<GenerateQuestionResponse> AskAsync(GenerateQuestionRequest request, CancellationToken cancellationToken)
    {
        var (question, provenance) = await SayAsync(
            Purpose.Question,
            ModelRole.Main,
            request.Context,
            () => prompts.Question(request),
            ModelTexts.Question,
            () => offline.Question(request.Context, request.Question),
            said => said,
            cancellationToken);
        return new() { Question = question, Provenance = provenance };
    }

    /// <summary>Fillers and surprises.</summary>
    public async Task<GenerateFillersResponse> FillAsync(GenerateFillersRequest request, CancellationToken cancellationToken)
    {
        var (response, provenance) = await SayAsync(
            Purpose.Fillers,
            ModelRole.Mini,
            request.Context,
            () => prompts.Fillers(request),
            text => FillerLines.Read(text, request),
            () => new GenerateFillersResponse
            {
                Fillers = { offline.Fillers(request.Context, request.Fillers) },
                Surprises = { offline.Surprises(request.Context, request.Topics, request.Surprises) },
            },
            said => string.Join(' ', said.Fillers),
            cancellationToken);
        response.Provenance = provenance;
        return response;
    }

    private async Task<(T Said, Provenance Provenance)> SayAsync<T>(
        string purpose,
        ModelRole role,
        InterviewContext context,
        Func<Prompt> prompt,
        Func<string, T?> read,
        Func<T> sayOffline,
        Func<T, string> spoken,
        CancellationToken cancellationToken)
        where T : class
    {
        var start = time.GetTimestamp();
        if (models.Find(role) is not { } model)
        {
            var said = sayOffline();
            await pace.WaitForAsync(role, spoken(said), context, cancellationToken);
            return (said, OfflineProvenance.Chosen(time.GetElapsedTime(start), pace.IsSlow(role)));
        }

        try
        {
            var generation = new Generation(model, prompt(), purpose, metrics, time);
            var text = await generation.WholeTextAsync(cancellationToken);
            return (read(text) ?? throw new ModelException(ModelFailure.Malformed), generation.Provenance);
        }
        catch (ModelException exception)
        {
            metrics.FellBack(purpose, exception.Failure);
            return (sayOffline(), OfflineProvenance.InPlaceOf(model, exception.Failure, time.GetElapsedTime(start)));
        }
    }
}
