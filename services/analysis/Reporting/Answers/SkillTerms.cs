using System.Collections.Frozen;
using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>
/// Finds technologies by name: the skills of the two documents in any spelling they use, and besides them words that only names are
/// written like (<c>PgBouncer</c>, <c>AKS</c>).
/// </summary>
internal sealed class SkillTerms
{
    private const int ShortestInAnyCase = 4;

    private static readonly string[] Vendors = ["Apache ", "Microsoft ", "Amazon ", "Google "];

    // Names that are everyday words, too, count only as the document writes them: a rest is no REST.
    private static readonly FrozenSet<string> EverydayWords =
        """
        access argo beam chef consul dart dash drill elm ember excel express falcon fiber flask flink flux helm hive jest julia make nest
        nomad oracle phoenix pig play puppet rails react rest ruby rust salt sass scala snowflake spark spring swift tailwind vault word
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, List<Form>> _byFirstWord = new(StringComparer.Ordinal);

    public SkillTerms(IEnumerable<SkillSpelling> spellings)
    {
        foreach (var (skill, written) in spellings.SelectMany(Writings).DistinctBy(pair => (pair.Skill.Skill, pair.Written)))
        {
            if (Tokens.Of(written).ToArray() is not { Length: > 0 } words)
                continue;
            if (!_byFirstWord.TryGetValue(words[0].Word, out var others))
                _byFirstWord[words[0].Word] = others = [];
            others.Add(new Form([.. words.Select(word => word.Word)], written, skill));
        }

        foreach (var others in _byFirstWord.Values)
            others.Sort((a, b) => b.Words.Count.CompareTo(a.Words.Count));
    }

    /// <summary>The technologies that a sentence names.</summary>
    public IEnumerable<SkillMention> In(Sentence sentence, string text)
    {
        var tokens = sentence.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (FormAt(tokens, at, text) is { } form)
            {
                var stretch = new Stretch(tokens[at].At.Start, tokens[at + form.Words.Count - 1].At.End);
                yield return new SkillMention(form.Skill.Skill, form.Skill.Implies, sentence, stretch);
                at += form.Words.Count - 1;
            }
            else if (LooksLikeName(text.AsSpan(tokens[at].At.Start, tokens[at].At.Length)))
            {
                yield return new SkillMention(tokens[at].Word, [], sentence, tokens[at].At);
            }
        }
    }

    private Form? FormAt(IReadOnlyList<Token> tokens, int at, string text)
    {
        foreach (var form in _byFirstWord.GetValueOrDefault(tokens[at].Word, []))
        {
            var fits = at + form.Words.Count <= tokens.Count && form.Words.Index().All(word => tokens[at + word.Index].Word == word.Item);
            if (fits && (!form.AsWritten || text.AsSpan(tokens[at].At.Start).StartsWith(form.Written, StringComparison.Ordinal)))
                return form;
        }

        return null;
    }

    // "Apache Kafka" is spoken "Kafka"; "ASP.NET Core" stays whole, or every "Core" would be one.
    private static IEnumerable<(SkillSpelling Skill, string Written)> Writings(SkillSpelling spelling)
    {
        yield return (spelling, spelling.Skill);
        yield return (spelling, spelling.Spelling);
        if (Array.Find(Vendors, vendor => spelling.Skill.StartsWith(vendor, StringComparison.Ordinal)) is { } vendor)
            yield return (spelling, spelling.Skill[vendor.Length..]);
    }

    private static bool LooksLikeName(ReadOnlySpan<char> word)
    {
        var upper = 0;
        foreach (var c in word)
            upper += char.IsAsciiLetterUpper(c) ? 1 : 0;
        return word.Length is > 1 and < 20 && upper > 1 && !word.Contains('\'') && !word.SequenceEqual("OK") && !word.SequenceEqual("CV");
    }

    private sealed record Form(IReadOnlyList<string> Words, string Written, SkillSpelling Skill)
    {
        public bool AsWritten { get; } = Words.Count == 1 && (Words[0].Length < ShortestInAnyCase || EverydayWords.Contains(Words[0]));
    }
}
