using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Rendering;

/// <summary>One line of the timeline: some minutes of the talk, as a line of a score.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">Its last.</param>
/// <param name="Entries">What was said then; an entry that crosses the line's end is on both.</param>
internal sealed record TalkRow(TimeSpan From, TimeSpan To, IReadOnlyList<TimelineEntry> Entries)
{
    private const int MostRows = 10;

    private static readonly TimeSpan[] Lengths =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)];

    public Scale Scale => new(From.TotalSeconds, To.TotalSeconds);

    /// <summary>Cuts a timeline into at most ten lines of a round length; longer ones where the talk went on for hours.</summary>
    public static IReadOnlyList<TalkRow> Of(IReadOnlyCollection<TimelineEntry> timeline)
    {
        if (timeline.Count == 0)
            return [];
        var end = timeline.Max(entry => entry.End.ToTimeSpan());
        var length = Array.Find(Lengths, candidate => end <= candidate * MostRows);
        if (length == TimeSpan.Zero)
            length = Lengths[^1];
        return
        [
            .. Enumerable.Range(0, (int)(end.Ticks / length.Ticks) + 1).Select(row => new TalkRow(
                row * length,
                (row + 1) * length,
                [.. timeline.Where(entry => entry.Start.ToTimeSpan() < (row + 1) * length && entry.End.ToTimeSpan() >= row * length)])),
        ];
    }
}
