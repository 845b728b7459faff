using Google.Protobuf;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Ownership;

/// <summary>The leases of all instances as the store has them: a key each, which is absent once its time has run out.</summary>
internal sealed class Leases(IStateStore store, IOptions<InterviewOptions> options)
{
    /// <summary>The lease of an instance and its version; null: nobody has it.</summary>
    public async Task<(Lease Lease, string ETag)?> FindAsync(string instance, CancellationToken cancellationToken) =>
        await store.GetAsync(KeyOf(instance), cancellationToken) is { } entry
            ? (Lease.Parser.ParseFrom(entry.Value.Span), entry.ETag)
            : null;

    /// <summary>Whether the incarnation still has its instance's lease.</summary>
    public async Task<bool> IsLiveAsync(Incarnation incarnation, CancellationToken cancellationToken) =>
        await FindAsync(incarnation.Instance, cancellationToken) is { } standing && standing.Lease.Incarnation.Equals(incarnation);

    /// <summary>Takes or renews a lease for <see cref="InterviewOptions.LeaseTime"/>. Gives its version; null: somebody was first.</summary>
    public Task<string?> SaveAsync(Lease lease, WriteCondition condition, CancellationToken cancellationToken) => store.SaveAsync(
        KeyOf(lease.Incarnation.Instance), lease.ToByteArray(), condition, options.Value.LeaseTime, cancellationToken);

    /// <summary>Gives a lease back, unless somebody else has it by now.</summary>
    public Task DeleteAsync(string instance, string etag, CancellationToken cancellationToken) =>
        store.DeleteAsync(KeyOf(instance), WriteCondition.Unchanged(etag), cancellationToken);

    private static string KeyOf(string instance) => "instance/" + instance;
}
