using System.Collections.Immutable;
using System.Text.Json;

namespace SyncInterview.BuildingBlocks.Indexes;

/// <summary>
/// One record of an owner's list: the positions of a range, in order. Segments form a chain from the newest range (the head) to the oldest.
/// A range begins where the segment before ends, and never loses its beginning.
/// </summary>
internal sealed record IndexSegment
{
    /// <summary>Most positions in a segment: it keeps a record at some ten kilobytes.</summary>
    public const int Capacity = 200;

    /// <summary>A head that was never written.</summary>
    public static IndexSegment Empty { get; } = new();

    /// <summary>The positions, in order.</summary>
    public ImmutableList<string> Positions { get; init; } = [];

    /// <summary>Where the next range begins; null in the last segment.</summary>
    public string? Until { get; init; }

    /// <summary>Name of the next segment; null in the last.</summary>
    public string? Next { get; init; }

    /// <summary>Name of a segment that a split has begun to write. If the split died, the next one removes it.</summary>
    public string? Pending { get; init; }

    /// <summary>Empty, about to be taken out of the chain, and never written again.</summary>
    public bool IsClosed { get; init; }

    public static IndexSegment Read(ReadOnlyMemory<byte> json) =>
        JsonSerializer.Deserialize<IndexSegment>(json.Span) ?? throw new InvalidDataException("Not an index segment.");

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>Whether a position belongs to a later segment.</summary>
    public bool EndsBefore(string position) => Until is not null && !IndexPosition.IsAfter(Until, position);

    public bool Contains(string position) => Positions.BinarySearch(position, StringComparer.Ordinal) >= 0;

    public IndexSegment With(string position)
    {
        var index = Positions.BinarySearch(position, StringComparer.Ordinal);
        return index >= 0 ? this : this with { Positions = Positions.Insert(~index, position) };
    }

    /// <summary>
    /// Splits a full segment to make room for a position. Resources come mostly in order of time: when the position is at either end, all
    /// of the segment stays together and stays full; otherwise it is halved.
    /// </summary>
    public (IndexSegment Newer, IndexSegment Older) Split(string position, string name)
    {
        var room = ~Positions.BinarySearch(position, StringComparer.Ordinal);
        var at = room == 0 || room == Positions.Count ? room : Positions.Count / 2;
        var boundary = at == Positions.Count ? position : Positions[at];
        var older = new IndexSegment { Positions = Positions.GetRange(at, Positions.Count - at), Until = Until, Next = Next };
        var newer = new IndexSegment { Positions = Positions.GetRange(0, at), Until = boundary, Next = name };
        return (newer, older);
    }
}
