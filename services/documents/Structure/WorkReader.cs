using SyncInterview.Documents.V1;

namespace SyncInterview.Documents.Structure;

/// <summary>Reads the employments of a resume.</summary>
internal sealed class WorkReader(SourceText source)
{
    private const int Most = 60;
    private const int MostHighlights = 60;
    private const float Certain = 0.92f;
    private const float ByOrder = 0.55f;
    private const float Inherited = 0.7f;

    private readonly EntryFinder _entries = new(source);
    private readonly WorkHeadReader _heads = new(source);

    /// <summary>The employments of one section, in the document's order.</summary>
    public IEnumerable<Work> Read(SectionBlock section)
    {
        Slice? employerAbove = null;
        foreach (var entry in _entries.Find(section).Take(Most))
        {
            var head = _heads.Read(entry.Head);
            if (head.Position is null && head.Name is null)
                continue;
            // Several titles below one employer: later ones do not name it again.
            var inherits = head.Name is null && employerAbove is not null;
            employerAbove = head.Name ?? employerAbove;
            yield return Build(entry, inherits ? head with { Name = employerAbove } : head, inherits);
        }
    }

    private Work Build(Entry entry, WorkHead head, bool inherits)
    {
        var confidence = head.Certain ? Certain : ByOrder;
        var work = new Work
        {
            Name = Quote(head.Name, inherits ? Inherited : confidence),
            Position = Quote(head.Position, confidence),
            Location = Quote(head.Location, confidence),
            Current = entry.Dates?.IsCurrent ?? false,
        };
        if (entry.Dates is { } dates)
        {
            work.StartDate = Quote(dates.From);
            work.EndDate = dates.To is { } to ? Quote(to) : null;
        }

        work.Highlights.AddRange(
            entry.Body.Take(MostHighlights).Select(paragraph => source.Quote(paragraph.Slice, ExtractionMethod.Layout, Certain)));
        return work;
    }

    private Sourced? Quote(Slice? slice, float confidence) =>
        slice is { IsEmpty: false } some ? source.Quote(some, ExtractionMethod.Layout, confidence) : null;

    private Sourced Quote(DateMention date) =>
        source.Quote(new Slice(date.Start, date.End), ExtractionMethod.Pattern, Certain, date.Date.ToString());
}
