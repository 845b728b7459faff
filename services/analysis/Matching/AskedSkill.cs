namespace SyncInterview.Analysis.Matching;

/// <summary>A skill that a requirement names.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Spelling">As the requirement writes it; the canonical name where it cannot be told.</param>
/// <param name="IsCentral">
/// Whether the requirement is about it. What stands after "including", "ideally", a colon or in brackets only elaborates: who has
/// PostgreSQL has "PostgreSQL: schema design, query tuning", whether or not the resume spells it out.
/// </param>
internal sealed record AskedSkill(string Name, string Spelling, bool IsCentral);
