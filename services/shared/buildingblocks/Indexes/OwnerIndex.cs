using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Indexes;

/// <summary>
/// An owner's resources of one kind, newest first, on any <see cref="IStateStore"/>. Records stay small however many resources there are,
/// adding the newest is two store calls, and no call scans the store. The index can be rebuilt: clear it, and add every resource again.
/// All methods throw <see cref="StoreUnavailableException"/> when the store fails or when too many writers meet at one owner.
/// </summary>
public sealed class OwnerIndex(IStateStore store)
{
    private const int KindLength = 40;
    private const int OwnerLength = 100;
    private const int IdLength = 200;

    /// <summary>Adds a resource. Adding it again with the same time changes nothing.</summary>
    /// <param name="kind">Kind of resource, for example <c>documents</c>; at most 40 characters.</param>
    /// <param name="owner">The owner; at most 100 characters.</param>
    /// <param name="id">The resource; at most 200 characters.</param>
    /// <param name="time">Orders the list, by custom the time of creation.</param>
    /// <param name="cancellationToken">Gives up; the resource may have been added.</param>
    public async Task AddAsync(string kind, string owner, string id, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var chain = ChainOf(kind, owner);
        PortGuard.Name(id, IdLength);
        var position = IndexPosition.Of(time, id);
        for (var attempts = new Attempts(); ;)
        {
            var node = await chain.FindAsync(segment => !segment.EndsBefore(position), attempts, cancellationToken)
                ?? throw new InvalidDataException("The last segment of an index must be open to the end.");
            if (node.Segment.Contains(position))
                return;
            if (node.Segment.Positions.Count >= IndexSegment.Capacity)
                await chain.SplitAsync(node, position, cancellationToken);
            else if (await chain.ReplaceAsync(node, node.Segment.With(position), cancellationToken))
                return;
        }
    }

    /// <summary>Removes a resource. Removing one that is not there succeeds. Reads the owner's list until it is found.</summary>
    public async Task RemoveAsync(string kind, string owner, string id, CancellationToken cancellationToken)
    {
        var chain = ChainOf(kind, owner);
        PortGuard.Name(id, IdLength);
        for (var attempts = new Attempts(); ;)
        {
            var node = await chain.FindAsync(segment => segment.Positions.Exists(IsOfId), attempts, cancellationToken);
            if (node is null)
                return;
            var rest = node.Segment with { Positions = node.Segment.Positions.RemoveAll(IsOfId) };

            // The next walk takes an emptied segment out of the chain. The head stays, and so does one that is being split.
            var closes = rest.Positions.IsEmpty && node.Name != IndexChain.Head && rest.Pending is null;
            await chain.ReplaceAsync(node, rest with { IsClosed = closes }, cancellationToken);
        }

        bool IsOfId(string position) => IndexPosition.IdOf(position) == id;
    }

    /// <summary>Lists an owner's resources.</summary>
    /// <param name="kind">Kind of resource.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="pageSize">1 to 1,000.</param>
    /// <param name="pageToken">From the page before; null for the first. Any other text throws <see cref="ArgumentException"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OwnerIndexPage> ListAsync(
        string kind, string owner, int pageSize, string? pageToken, CancellationToken cancellationToken)
    {
        var chain = ChainOf(kind, owner);
        PortGuard.PageSize(pageSize);
        var end = string.IsNullOrEmpty(pageToken) ? new IndexPageToken(IndexChain.Head, string.Empty) : IndexPageToken.Parse(pageToken);
        var found = new List<IndexPageToken>(pageSize + 1);
        var attempts = new Attempts();
        for (string? name = end.Segment; name is not null && found.Count <= pageSize;)
        {
            var node = await chain.ReadAsync(name, cancellationToken);
            if (node is null)
            {
                await attempts.NextAsync(cancellationToken);
                name = IndexChain.Head;
                continue;
            }

            // One more than the page holds: it tells whether there is a next page.
            found.AddRange(node.Segment.Positions
                .Where(position => IndexPosition.IsAfter(position, end.Position))
                .Take(pageSize + 1 - found.Count)
                .Select(position => new IndexPageToken(node.Name, position)));
            if (found.Count > 0)
                end = found[^1];
            name = node.Segment.Next;
        }

        var hasMore = found.Count > pageSize;
        var page = hasMore ? found[..pageSize] : found;
        return new OwnerIndexPage(page.ConvertAll(item => IndexPosition.IdOf(item.Position)), hasMore ? page[^1].ToString() : null);
    }

    /// <summary>Removes an owner's list of a kind whole, for erasure or before a rebuild. What is added meanwhile may be lost.</summary>
    public async Task ClearAsync(string kind, string owner, CancellationToken cancellationToken)
    {
        var chain = ChainOf(kind, owner);
        var names = new List<string>();
        for (string? name = IndexChain.Head; name is not null;)
        {
            names.Add(name);
            var segment = (await chain.ReadAsync(name, cancellationToken))?.Segment;
            if (segment?.Pending is { } pending)
                names.Add(pending);
            name = segment?.Next;
        }

        // The head goes last: if this breaks off, the next call still finds what is left.
        names.Reverse();
        foreach (var name in names)
            await chain.DeleteAsync(name, cancellationToken);
    }

    private IndexChain ChainOf(string kind, string owner)
    {
        PortGuard.Name(kind, KindLength);
        PortGuard.Name(owner, OwnerLength);
        return new IndexChain(store, $"index/{Uri.EscapeDataString(kind)}/{Uri.EscapeDataString(owner)}");
    }
}
