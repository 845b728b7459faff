namespace SyncInterview.Documents.Skills;

/// <summary>A skill of the gazetteer.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Implies">Canonical names of all broader skills it implies, the nearest first.</param>
internal sealed record SkillDefinition(string Name, IReadOnlyList<string> Implies);
