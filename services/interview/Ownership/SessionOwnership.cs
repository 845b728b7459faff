using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Ownership;

/// <summary>
/// Who owns an interview: this instance, another, or nobody. A record of its own per interview says so, for as long as the lease of who
/// it names stands. It only says where to turn: a claim comes with an epoch above that of the log and of every claim before it, and the
/// log refuses lower ones, so that a lost or outdated record costs a take-over and nothing else.
/// </summary>
internal sealed class SessionOwnership(IStateStore store, Leases leases)
{
    /// <summary>How it stands now.</summary>
    public async Task<Standing> FindAsync(string interviewId, Tenure tenure, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(KeyOf(interviewId), cancellationToken) is not { } entry)
            return new Standing(Holder.Nobody, null, null);
        var owner = SessionOwner.Parser.ParseFrom(entry.Value.Span);
        var holder = owner.Incarnation.Equals(tenure.Lease.Incarnation) ? Holder.Me
            : await leases.IsLiveAsync(owner.Incarnation, cancellationToken) ? Holder.Another
            : Holder.Nobody;
        return new Standing(holder, owner, entry.ETag);
    }

    /// <summary>Claims a session that no other instance holds. Null: something changed since, and perhaps another was first.</summary>
    /// <param name="interviewId">Whose session.</param>
    /// <param name="standing">How it stood before the log was read.</param>
    /// <param name="logEpoch">Epoch of the log as it was read.</param>
    /// <param name="tenure">The tenure under which it will be held.</param>
    /// <param name="cancellationToken">Gives up waiting; the claim may stand.</param>
    public async Task<OwnerClaim?> ClaimAsync(
        string interviewId, Standing standing, long logEpoch, Tenure tenure, CancellationToken cancellationToken)
    {
        if (!tenure.IsHeld)
            return null;
        var owner = new SessionOwner
        {
            Incarnation = tenure.Lease.Incarnation,
            Epoch = Math.Max(logEpoch, standing.Owner?.Epoch ?? 0) + 1,
            Address = tenure.Lease.Address,
        };
        var condition = standing.ETag is { } version ? WriteCondition.Unchanged(version) : WriteCondition.Absent;
        var etag = await store.SaveAsync(KeyOf(interviewId), owner.ToByteArray(), condition, null, cancellationToken);
        return etag is null ? null : new OwnerClaim(tenure, owner.Epoch, etag);
    }

    /// <summary>Lets a session go that nobody needs now, unless somebody else has claimed it.</summary>
    public Task ReleaseAsync(string interviewId, OwnerClaim claim, CancellationToken cancellationToken) =>
        store.DeleteAsync(KeyOf(interviewId), WriteCondition.Unchanged(claim.ETag), cancellationToken);

    private static string KeyOf(string interviewId) => "owner/" + interviewId;
}
