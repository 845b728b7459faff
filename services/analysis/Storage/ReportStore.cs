using Google.Protobuf;
using SyncInterview.Analysis.Reporting;
using SyncInterview.Analysis.Store.V1;
using SyncInterview.BuildingBlocks.Indexes;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.Analysis.Storage;

/// <summary>Reports as they are kept, and each owner's list of them.</summary>
internal sealed class ReportStore(IStateStore store, OwnerIndex index)
{
    /// <summary>The report as it stands, or null when there is none.</summary>
    public async Task<StoredReport?> FindAsync(string reportId, CancellationToken cancellationToken) =>
        await store.GetAsync(KeyOf(reportId), cancellationToken) is { } entry
            ? new StoredReport(ReportRecord.Parser.ParseFrom(entry.Value.Span), entry.ETag)
            : null;

    /// <summary>Several reports, in the order of the ids; those that are gone are left out. At most 1,000.</summary>
    public async Task<IReadOnlyList<ReportRecord>> FindManyAsync(IReadOnlyList<string> reportIds, CancellationToken cancellationToken)
    {
        var entries = await store.GetManyAsync([.. reportIds.Select(KeyOf)], cancellationToken);
        return
        [
            .. reportIds
                .Select(id => entries.GetValueOrDefault(KeyOf(id)))
                .OfType<StateEntry>()
                .Select(entry => ReportRecord.Parser.ParseFrom(entry.Value.Span)),
        ];
    }

    /// <summary>Saves a report where the condition holds, and lists it for its owner by the end of its interview.</summary>
    /// <returns>The version saved; null when the condition did not hold.</returns>
    public async Task<StoredReport?> SaveAsync(ReportRecord record, WriteCondition condition, CancellationToken cancellationToken)
    {
        var id = ReportNames.IdOf(record.Report.Name);
        var etag = await store.SaveAsync(KeyOf(id), record.ToByteArray(), condition, timeToLive: null, cancellationToken);
        if (etag is null)
            return null;
        // After the record, so that the list never names what is not there; a death between the two is made good by the next step.
        await index.AddAsync(ReportNames.Collection, record.Owner, id, record.Report.EndTime.ToDateTimeOffset(), cancellationToken);
        return new StoredReport(record, etag);
    }

    /// <summary>One page of an owner's reports, newest first.</summary>
    /// <exception cref="ArgumentException">The token is none of this list.</exception>
    public Task<OwnerIndexPage> ListAsync(string owner, int pageSize, string? pageToken, CancellationToken cancellationToken) =>
        index.ListAsync(ReportNames.Collection, owner, pageSize, pageToken, cancellationToken);

    private static string KeyOf(string reportId) => "report/" + reportId;
}
