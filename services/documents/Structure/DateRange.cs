namespace SyncInterview.Documents.Structure;

/// <summary>A stretch of time as it stands in a text.</summary>
/// <param name="Start">First character of the whole expression.</param>
/// <param name="End">After its last character.</param>
/// <param name="From">Its first date.</param>
/// <param name="To">Its last date; null while it goes on.</param>
internal sealed record DateRange(int Start, int End, DateMention From, DateMention? To)
{
    /// <summary>Whether it goes on to the present day.</summary>
    public bool IsCurrent => To is null;

    /// <summary>Whether it is one date, and no range at all.</summary>
    public bool IsSingle => To == From;
}
