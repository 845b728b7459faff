namespace SyncInterview.Documents.Structure;

/// <summary>An entry of a section: the lines of its head and the paragraphs below it.</summary>
internal sealed record Entry(IReadOnlyList<HeadLine> Head, IReadOnlyList<Paragraph> Body)
{
    /// <summary>The dates in its head: a range if there is one.</summary>
    public DateRange? Dates =>
        (Head.FirstOrDefault(line => line.Dates is { IsSingle: false }) ?? Head.FirstOrDefault(line => line.Dates is not null))?.Dates;
}
