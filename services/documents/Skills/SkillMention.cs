using SyncInterview.Documents.Structure;

namespace SyncInterview.Documents.Skills;

/// <summary>A place where a document names a skill.</summary>
/// <param name="Slice">The place.</param>
/// <param name="Spelling">What stands there.</param>
/// <param name="IsWeak">Whether the words around weaken it ("familiar with", "basic").</param>
internal sealed record SkillMention(Slice Slice, SkillSpelling Spelling, bool IsWeak = false)
{
    /// <summary>The skill.</summary>
    public SkillDefinition Skill => Spelling.Skill;
}
