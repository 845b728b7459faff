namespace SyncInterview.Analysis.Reporting.Rubric;

/// <summary>One competency: its anchors, its checklist, its drill.</summary>
/// <param name="Id">Short id.</param>
/// <param name="Title">Name, for people.</param>
/// <param name="Weight">Share of the overall result; all add up to 1.</param>
/// <param name="Anchors">What 1, 3 and 5 look like.</param>
/// <param name="Drill">An exercise.</param>
/// <param name="Items">The checklist.</param>
internal sealed record RubricCompetency(
    string Id, string Title, double Weight, IReadOnlyList<string> Anchors, string Drill, IReadOnlyList<RubricItem> Items);
