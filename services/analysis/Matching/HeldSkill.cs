using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Matching;

/// <summary>A skill that the resume shows, by itself or through a narrower one that implies it.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Weak">Whether every mention is weakened ("familiar with").</param>
/// <param name="Evidence">Where, most telling first: at work with a figure, at work, elsewhere.</param>
/// <param name="MonthsAtWork">Months of the employments that mention it.</param>
/// <param name="AtWork">Whether an employment mentions it.</param>
internal sealed record HeldSkill(string Name, bool Weak, IReadOnlyList<Stretch> Evidence, int MonthsAtWork, bool AtWork);
