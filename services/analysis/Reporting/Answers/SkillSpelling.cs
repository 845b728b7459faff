namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>One way a skill is written.</summary>
/// <param name="Skill">Canonical name.</param>
/// <param name="Spelling">As a document writes it.</param>
/// <param name="Implies">Broader skills that come with it.</param>
internal sealed record SkillSpelling(string Skill, string Spelling, IReadOnlyList<string> Implies);
