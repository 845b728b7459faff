using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using SyncInterview.Common.V1;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.Offline;
using SyncInterview.Llm.Options;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Interviewing;

/// <summary>
/// Streams the definitive reply from its first speakable sentence on. A model that fails before it is replaced without a sound, by the
/// second model or else the offline interviewer; one that fails after it is announced by <c>restarted</c>, and the offline interviewer
/// says the whole reply: never a splice of two.
/// </summary>
internal sealed class ReplyStreamer(
    ModelCatalog models,
    ReplyRaces races,
    OfflineInterviewer offline,
    OfflinePace pace,
    LlmMetrics metrics,
    IOptions<LlmOptions> options,
    TimeProvider time)
{
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
        await using var race = races.Create(model, request, cancellationToken);
        var (joined, hasSpoken) = (new DeltaJoin(options.Value.DeltaInterval, time), false);
        var (step, failure) = await ReadAsync(race);
        for (; step is { } said; (step, failure) = await ReadAsync(race))
        {
            if (said.Restarts)
            {
                joined.Take();
                yield return Restarted("question_found_late");
            }

            foreach (var piece in said.Pieces)
            {
                if (joined.Add(piece) is { } before)
                    yield return Delta(before);
            }

            // The first sentence is waited for.
            if ((hasSpoken ? joined.TakeDue() : joined.Take()) is { } delta)
                yield return Delta(delta);
            hasSpoken = true;
        }

        if (failure is null)
        {
            if (joined.Take() is { } rest)
                yield return Delta(rest);
            var provenance = race.Winner.Provenance;
            provenance.Latency = Duration.FromTimeSpan(time.GetElapsedTime(start));
            yield return Completed(request, race.Winner.Said, provenance);
            yield break;
        }

        metrics.FellBack(Purpose.Of(request), failure.Value);
        if (hasSpoken)
            yield return Restarted(failure.Value.ToWireName());
        var standIn = offline.Reply(request);
        foreach (var word in OfflinePace.Words(standIn))
            yield return Delta(word);
        yield return Completed(
            request, standIn, OfflineProvenance.InPlaceOf(race.Winner.Model, failure.Value, time.GetElapsedTime(start)));
    }

    private static async Task<(ReplyStep? Step, ModelFailure? Failure)> ReadAsync(ReplyRace race)
    {
        try
        {
            return (await race.NextAsync(), null);
        }
        catch (ModelException exception)
        {
            return (null, exception.Failure);
        }
    }

    private static StreamReplyResponse Delta(ReplyPiece piece) => new() { Delta = new ReplyDelta { Part = piece.Part, Text = piece.Text } };

    private static StreamReplyResponse Restarted(string cause) => new() { Restarted = new ReplyRestarted { Cause = cause } };

    private static StreamReplyResponse Completed(StreamReplyRequest request, SpokenReply said, Provenance provenance)
    {
        provenance.CoversThroughClientSequence = request.CoversThroughClientSequence;
        return new() { Completed = new ReplyCompleted { Reply = said.Reply, Question = said.Question, Provenance = provenance } };
    }
}
