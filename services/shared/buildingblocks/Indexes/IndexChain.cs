using System.Security.Cryptography;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Indexes;

/// <summary>
/// The chain of segments of one owner and kind. Every change is one conditional write of one record, and every state in between, should
/// the process die there, is a good chain:
/// a split writes the older part under a new name and then links it by the same write that cuts it off;
/// an emptied segment is closed, then unlinked from the segment before it, then deleted.
/// A closed segment is never written again, and only an open one is changed to unlink its successor, so a link never leads to a segment
/// that left the chain earlier than the reader did; who meets a segment already deleted begins again at the head. All that a death can
/// leave behind is one record without ids, between unlinking and deleting.
/// </summary>
internal sealed class IndexChain(IStateStore store, string key)
{
    /// <summary>Name of the newest segment.</summary>
    public const string Head = "";

    private const int NameLength = 16;

    public static bool IsSegmentName(string name) => name == Head || (name.Length == NameLength && name.All(char.IsAsciiHexDigitLower));

    /// <summary>Reads a segment; null when it has left the chain. The head is always there.</summary>
    public async Task<IndexNode?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(KeyOf(name), cancellationToken) is { } entry)
            return new IndexNode(name, IndexSegment.Read(entry.Value), WriteCondition.Unchanged(entry.ETag));
        return name == Head ? new IndexNode(Head, IndexSegment.Empty, WriteCondition.Absent) : null;
    }

    /// <summary>
    /// Finds the segment that <paramref name="isWanted"/> names. Null when there is none. A closed segment on the way is unlinked, and a
    /// broken walk starts again; <paramref name="attempts"/> bounds both together.
    /// </summary>
    public async Task<IndexNode?> FindAsync(Func<IndexSegment, bool> isWanted, Attempts attempts, CancellationToken cancellationToken)
    {
        while (true)
        {
            await attempts.NextAsync(cancellationToken);
            IndexNode? before = null;
            var node = await ReadAsync(Head, cancellationToken);
            while (node is { Segment.IsClosed: false })
            {
                if (isWanted(node.Segment))
                    return node;
                if (node.Segment.Next is null)
                    return null;
                before = node;
                node = await ReadAsync(node.Segment.Next, cancellationToken);
            }

            if (before is not null && node is not null)
                await UnlinkAsync(before, node, cancellationToken);
        }
    }

    /// <summary>Replaces a segment. False when it has changed since it was read.</summary>
    public async Task<bool> ReplaceAsync(IndexNode node, IndexSegment segment, CancellationToken cancellationToken) =>
        await SaveAsync(node.Name, segment, node.Condition, cancellationToken) is not null;

    /// <summary>Splits a full segment to make room for a position; does nothing when the segment has changed since it was read.</summary>
    public async Task SplitAsync(IndexNode node, string position, CancellationToken cancellationToken)
    {
        var name = RandomNumberGenerator.GetHexString(NameLength, lowercase: true);
        var announced = await SaveAsync(node.Name, node.Segment with { Pending = name }, node.Condition, cancellationToken);
        if (announced is null)
            return;
        if (node.Segment.Pending is { } orphan)
            await DeleteAsync(orphan, cancellationToken);
        var (newer, older) = node.Segment.Split(position, name);
        await SaveAsync(name, older, WriteCondition.Absent, cancellationToken);
        if (await SaveAsync(node.Name, newer, WriteCondition.Unchanged(announced), cancellationToken) is null)
            await DeleteAsync(name, cancellationToken);
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        store.DeleteAsync(KeyOf(name), WriteCondition.None, cancellationToken);

    private async Task UnlinkAsync(IndexNode before, IndexNode closed, CancellationToken cancellationToken)
    {
        var shortened = before.Segment with { Until = closed.Segment.Until, Next = closed.Segment.Next };
        if (await ReplaceAsync(before, shortened, cancellationToken))
            await DeleteAsync(closed.Name, cancellationToken);
    }

    private Task<string?> SaveAsync(string name, IndexSegment segment, WriteCondition condition, CancellationToken cancellationToken) =>
        store.SaveAsync(KeyOf(name), segment.Write(), condition, timeToLive: null, cancellationToken);

    private string KeyOf(string name) => name == Head ? key : $"{key}/{name}";
}
