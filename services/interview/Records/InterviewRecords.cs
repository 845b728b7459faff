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

    /// <summary>Replaces a record. Only the interview's one owner does, so that the last write is the right one.</summary>
    public Task SaveAsync(string interviewId, InterviewRecord record, CancellationToken cancellationToken) =>
        store.SaveAsync(KeyOf(interviewId), record.ToByteArray(), WriteCondition.None, null, cancellationToken);

    private static InterviewRecord Read(StateEntry entry) => InterviewRecord.Parser.ParseFrom(entry.Value.Span);

    private static string KeyOf(string interviewId) => "interview/" + interviewId;
}
