using System.Runtime.CompilerServices;
using SyncInterview.Common.V1;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.Offline;
using SyncInterview.Llm.Prompting;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>
/// Streams the definitive reply. A model that fails before its first delta is replaced without a sound; one that fails after it is
/// announced by <c>restarted</c>, and the offline interviewer says the whole reply: never a splice of two.
/// </summary>
internal sealed class ReplyStreamer(
    ModelCatalog models, PromptWriter prompts, OfflineInterviewer offline, OfflinePace pace, LlmMetrics metrics, TimeProvider time)
{
    // A spoken reply is far shorter; a model that goes on is not answering.
    private const int LongestReply = 8000;

    /// <summary>Deltas, perhaps <c>restarted</c> and deltas again, and <c>completed</c>.</summary>
    public IAsyncEnumerable<StreamReplyResponse> StreamAsync(StreamReplyRequest request, CancellationToken cancellationToken) =>
        models.Find(ModelRole.Main) is { } model
            ? ByModelAsync(model, request, cancellationToken)
            : OfflineAsync(request, cancellationToken);

    private async IAsyncEnumerable<StreamReplyResponse> OfflineAsync(
        StreamReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var said = offline.Reply(request);
        await foreach (var word in pace.WordsAsync(ModelRole.Main, said, request.Context, cancellationToken))
            yield return Delta(word);
        yield return Completed(request, said, OfflineProvenance.Chosen(time.GetElapsedTime(start), pace.IsSlow(ModelRole.Main)));
    }

    private async IAsyncEnumerable<StreamReplyResponse> ByModelAsync(
        ConfiguredModel model, StreamReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var purpose = request.Purpose == ReplyPurpose.Closing ? Purpose.Closing : Purpose.Reply;
        var generation = new Generation(model, prompts.Reply(request), purpose, metrics, time);
        var splitter = new ReplySplitter(request.NextQuestion is not null);
        var hasSpoken = false;
        Step step;
        await using (var text = generation.TextAsync(cancellationToken).GetAsyncEnumerator(cancellationToken))
        {
            do
            {
                step = await ReadAsync(text, splitter);
                if (splitter.Restarts && hasSpoken)
                    yield return Restarted("question_found_late");
                foreach (var piece in step.Pieces)
                {
                    hasSpoken = true;
                    yield return Delta(piece);
                }
            }
            while (!step.IsLast);
        }

        if (step.Failure is not { } failure)
        {
            yield return Completed(request, new(splitter.Reply, splitter.Question), generation.Provenance);
            yield break;
        }

        metrics.FellBack(purpose, failure);
        if (hasSpoken)
            yield return Restarted(failure.ToWireName());
        var said = offline.Reply(request);
        foreach (var word in OfflinePace.Words(said))
            yield return Delta(word);
        yield return Completed(request, said, OfflineProvenance.InPlaceOf(model, failure, time.GetElapsedTime(start)));
    }

    private static async Task<Step> ReadAsync(IAsyncEnumerator<string> text, ReplySplitter splitter)
    {
        try
        {
            var isLast = !await text.MoveNextAsync();
            var pieces = isLast ? splitter.Complete() : splitter.Append(text.Current);
            return (splitter.Reply.Length + splitter.Question.Length) switch
            {
                0 when isLast => new([], IsLast: true, ModelFailure.Empty),
                > LongestReply => new([], IsLast: true, ModelFailure.Oversized),
                _ => new(pieces, isLast, null),
            };
        }
        catch (ModelException exception)
        {
            return new([], IsLast: true, exception.Failure);
        }
    }

    private static StreamReplyResponse Delta(ReplyPiece piece) => new() { Delta = new ReplyDelta { Part = piece.Part, Text = piece.Text } };

    private static StreamReplyResponse Restarted(string cause) => new() { Restarted = new ReplyRestarted { Cause = cause } };

    private static StreamReplyResponse Completed(StreamReplyRequest request, SpokenReply said, Provenance provenance)
    {
        provenance.CoversThroughClientSequence = request.CoversThroughClientSequence;
        return new() { Completed = new ReplyCompleted { Reply = said.Reply, Question = said.Question, Provenance = provenance } };
    }

    // What one piece of the model's text gave; a failure comes with the last.
    private readonly record struct Step(IReadOnlyList<ReplyPiece> Pieces, bool IsLast, ModelFailure? Failure);
}
