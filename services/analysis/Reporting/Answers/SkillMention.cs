using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>A technology that was named.</summary>
/// <param name="Skill">Canonical name, or the word itself where it is in no document.</param>
/// <param name="Implies">Broader skills that come with it.</param>
/// <param name="Sentence">The sentence that names it.</param>
/// <param name="At">Where.</param>
internal sealed record SkillMention(string Skill, IReadOnlyList<string> Implies, Sentence Sentence, Stretch At)
{
    /// <summary>Whether it speaks to a skill: that one or a narrower one.</summary>
    public bool SpeaksTo(string skill) => Skill == skill || Implies.Contains(skill);
}
