namespace SyncInterview.Documents.Skills;

/// <summary>One way to write a skill.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Text">The spelling.</param>
/// <param name="Rule">When a text that reads so means the skill.</param>
internal sealed record SkillSpelling(SkillDefinition Skill, string Text, SpellingRule Rule);
