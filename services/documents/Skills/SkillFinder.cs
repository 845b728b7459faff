using SyncInterview.Documents.Structure;

namespace SyncInterview.Documents.Skills;

/// <summary>Finds the skills a document names, and where.</summary>
internal sealed class SkillFinder(Gazetteer gazetteer)
{
    /// <summary>Every place that names a skill, in order; what is denied ("no experience with") is left out.</summary>
    public SkillMentions Find(SourceText source, IReadOnlyList<SectionBlock> sections)
    {
        var found = gazetteer.Spellings.Search(source.Text).Where(mention => !IsPartOfAddress(source.Text, mention.Slice)).ToList();
        var mentions = new List<SkillMention>();
        for (var i = 0; i < found.Count; i++)
        {
            var mention = found[i];
            if (IsAmbiguous(mention) && !HasContext(source, sections, found, i))
                continue;
            if (!MentionWords.IsDenied(source, mention.Slice))
                mentions.Add(mention with { IsWeak = MentionWords.IsWeakened(source, mention.Slice) });
        }

        return new SkillMentions(source, mentions);
    }

    private static bool HasContext(SourceText source, IReadOnlyList<SectionBlock> sections, List<SkillMention> found, int index)
    {
        var mention = found[index];
        var listsSkills = sections.Any(
            s => s.Kind is "skills" or "requirements" or "nice_to_have" && Contains(source, s, mention.Slice.Start));
        return (mention.Spelling.Rule == SpellingRule.InContext && MentionWords.SpeaksOfSkill(source, mention.Slice, listsSkills))
            || (index > 0 && AreListed(source.Text, found[index - 1], mention))
            || (index + 1 < found.Count && AreListed(source.Text, mention, found[index + 1]));
    }

    /// <summary>
    /// Two mentions are items of one list when only a separator stands between them, and one of them needs no context itself.
    /// </summary>
    private static bool AreListed(string text, SkillMention left, SkillMention right)
    {
        var between = text.AsSpan(left.Slice.End, right.Slice.Start - left.Slice.End).Trim();
        return (!IsAmbiguous(left) || !IsAmbiguous(right))
            && between is "," or "/" or "|" or ";" or "&" or "and" or "or" or "•" or ", and" or ", or";
    }

    private static bool IsAmbiguous(SkillMention mention) => mention.Spelling.Rule is SpellingRule.InContext or SpellingRule.InList;

    private static bool Contains(SourceText source, SectionBlock section, int position) =>
        section.EndLine > section.FirstLine && position >= section.BodyStart && position < source.Lines[section.EndLine - 1].End;

    /// <summary>"github.com/ann" is an address, no skill.</summary>
    private static bool IsPartOfAddress(string text, Slice mention)
    {
        var (start, end) = (mention.Start, mention.End);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && mention.Start - start < 100)
            start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && end - mention.End < 100)
            end++;
        var word = text.AsSpan(start, end - start);
        return word.Contains("://", StringComparison.Ordinal)
            || word.Contains('@')
            || word.Contains("www.", StringComparison.OrdinalIgnoreCase)
            || word.Contains(".com", StringComparison.OrdinalIgnoreCase)
            || word.Contains(".org", StringComparison.OrdinalIgnoreCase)
            || word.Contains(".io/", StringComparison.OrdinalIgnoreCase)
            || word.Contains(".dev", StringComparison.OrdinalIgnoreCase)
            || word.Contains(".example", StringComparison.OrdinalIgnoreCase);
    }
}
