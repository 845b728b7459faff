namespace SyncInterview.Analysis.Text;

/// <summary>A stretch of a .NET string, in UTF-16 units.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">First unit after the stretch.</param>
internal readonly record struct Stretch(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(Stretch other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(Stretch other) => other.Start < End && other.End > Start;
}
