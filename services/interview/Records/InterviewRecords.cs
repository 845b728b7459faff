using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Records;

/// <summary>Interviews as they are kept beside their logs.</summary>
internal sealed class InterviewRecords(IStateStore store)
{
    /// <summary>The record; null when there is none.</summary>
    public async Task<InterviewRecord?> FindAsync(string interviewId, CancellationToken cancellationToken) =>
        await store.GetAsync(KeyOf(interviewId), cancellationToken) is { } entry ? Read(entry) : null;

    /// <summary>Several records, in the order of the ids; those that are gone are left out. At most 1,000.</summary>
    public async Task<IReadOnlyList<InterviewRecord>> FindManyAsync(IReadOnlyList<string> interviewIds, CancellationToken cancellationToken)
    {
        var entries = await store.GetManyAsync([.. interviewIds.Select(KeyOf)], cancellationToken);
        return [.. interviewIds
            .Select(id => entries.GetValueOrDefault(KeyOf(id)))
            .OfType<StateEntry>()
            .Select(Read)];
    }

    /// <summary>Creates a record. Gives the one that stands: this one, or the one that was there before.</summary>
    public async Task<InterviewRecord> CreateAsync(string interviewId, InterviewRecord record, CancellationToken cancellationToken)
    {
        var etag = await store.SaveAsync(KeyOf(interviewId), record.ToByteArray(), WriteCondition.Absent, null, cancellationToken);
        return etag is not null
            ? record
            : await FindAsync(interviewId, cancellationToken)
                ?? throw new StoreUnavailableException("A record vanished while it was created.");
    }

    /// <summary>
    /// Brings a record up to where its interview stands. One that is further already stays as it is: an owner that was stalled may come
    /// late. One that is gone stays gone.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Also when the record changed meanwhile: try again.</exception>
    public async Task AdvanceAsync(string interviewId, InterviewRecord record, CancellationToken cancellationToken)
    {
        var key = KeyOf(interviewId);
        if (await store.GetAsync(key, cancellationToken) is not { } standing
            || Read(standing).Interview.LastSequence > record.Interview.LastSequence)
            return;
        var condition = WriteCondition.Unchanged(standing.ETag);
        if (await store.SaveAsync(key, record.ToByteArray(), condition, null, cancellationToken) is null)
            throw new StoreUnavailableException("The record changed while it was brought up to date.");
    }

    private static InterviewRecord Read(StateEntry entry) => InterviewRecord.Parser.ParseFrom(entry.Value.Span);

    private static string KeyOf(string interviewId) => "interview/" + interviewId;
}
