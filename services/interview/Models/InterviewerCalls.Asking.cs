using Grpc.Core;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Llm.V1;

namespace SyncInterview.Interviews.Models;

/// <summary>The calls themselves.</summary>
internal sealed partial class InterviewerCalls
{
    private async Task AskTentativeAsync(Effect.StartTentative start, CancellationToken cancellationToken)
    {
        var request = new GenerateTentativeRequest
        {
            Context = _context.With(start.History),
            Utterance = start.Utterance,
            Question = start.Question,
            CoversThroughClientSequence = start.CoversThroughClientSequence,
        };
        var response = await client.GenerateTentativeAsync(request, Within(options.TentativeTimeout, cancellationToken));
        var ready = new TentativeReady
        {
            Key = start.Key.ToStored(),
            Ordinal = start.Ordinal,
            Text = response.Text,
            Provenance = response.Provenance,
        };
        await post(new SessionEvent { TentativeReady = ready }, cancellationToken);
    }

    private async Task AskOpeningAsync(Effect.StartReply start, CancellationToken cancellationToken)
    {
        var request = new GenerateOpeningRequest { Context = _context.With(start.History), Question = Directive(start.Next) };
        var response = await client.GenerateOpeningAsync(request, Within(options.ReplyTimeout, cancellationToken));
        var ready = new ReplyReady
        {
            Key = start.Key.ToStored(),
            Attempt = start.Attempt,
            Reply = response.Greeting,
            Question = response.Question,
            Provenance = response.Provenance,
        };
        await post(new SessionEvent { ReplyReady = ready }, cancellationToken);
    }

    private async Task AskQuestionAsync(Effect.StartQuestion start, CancellationToken cancellationToken)
    {
        var request = new GenerateQuestionRequest { Context = _context.With(start.History), Question = Directive(start.Next) };
        var response = await client.GenerateQuestionAsync(request, Within(options.QuestionTimeout, cancellationToken));
        var ready = new QuestionReady
        {
            Key = start.Key.ToStored(),
            Attempt = start.Attempt,
            Question = response.Question,
            Provenance = response.Provenance,
        };
        await post(new SessionEvent { QuestionReady = ready }, cancellationToken);
    }

    private async Task AskFillersAsync(Effect.StartFillers start, CancellationToken cancellationToken)
    {
        var request = new GenerateFillersRequest { Context = _context.With(start.History), Fillers = start.Fillers };
        var response = await client.GenerateFillersAsync(request, Within(options.FillerTimeout, cancellationToken));
        var bank = new FillerBank { Fillers = { response.Fillers }, Provenance = response.Provenance };
        await post(new SessionEvent { FillerBank = bank }, cancellationToken);
    }

    // The first sentence is posted at once; of what follows, one event is in flight at most, and what comes meanwhile joins the next.
    private async Task StreamAsync(Effect.StartReply start, CancellationToken cancellationToken)
    {
        var assembly = new ReplyAssembly(start.Key.ToStored(), start.Attempt);
        using var call = client.StreamReply(ReplyRequest(start), Within(options.ReplyTimeout, cancellationToken));
        var inFlight = Task.CompletedTask;
        var next = call.ResponseStream.MoveNext(cancellationToken);
        while (true)
        {
            if (assembly.HasProgress && inFlight.IsCompleted)
            {
                await inFlight;
                inFlight = post(assembly.TakeProgress(), cancellationToken);
            }

            if (assembly.HasProgress && await Task.WhenAny(next, inFlight) == inFlight && !next.IsCompleted)
                continue;
            if (!await next)
                throw new RpcException(new Status(StatusCode.Unavailable, "The reply ended before it was complete."));
            if (assembly.Take(call.ResponseStream.Current) is { } urgent)
            {
                await inFlight;
                await post(urgent, cancellationToken);
                if (urgent.EventCase == SessionEvent.EventOneofCase.ReplyReady)
                    return;
            }

            next = call.ResponseStream.MoveNext(cancellationToken);
        }
    }

    private StreamReplyRequest ReplyRequest(Effect.StartReply start) => new()
    {
        Context = _context.With(start.History),
        Answer = start.Answer,
        Question = start.Question,
        AlreadySaid = start.AlreadySaid,
        NextQuestion = Directive(start.Next),
        Purpose = start.Purpose == Engine.ReplyPurpose.Closing ? Llm.V1.ReplyPurpose.Closing : Llm.V1.ReplyPurpose.Answer,
        CoversThroughClientSequence = start.CoversThroughClientSequence,
        Speculative = start.Speculative,
        Hedge = start.Hedge,
    };

    private static QuestionDirective? Directive(NextQuestion? next) => next is null ? null : PromptContext.Directive(next);
}
