namespace SyncInterview.Interviews.Journal;

/// <summary>Where in the log the durable messages stand, so that a client that comes back reads only what it missed.</summary>
internal sealed class DurableIndex
{
    private readonly List<(long Sequence, long Offset)> _entries = [];

    /// <summary>Notes that the entry at <paramref name="offset"/> holds messages whose first has this sequence.</summary>
    public void Note(long sequence, long offset) => _entries.Add((sequence, offset));

    /// <summary>Offset of the entry that holds the first message after a sequence, or of an earlier one.</summary>
    public long OffsetAfter(long sequence)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries[middle].Sequence <= sequence + 1)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? 0 : _entries[low - 1].Offset;
    }
}
