using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>
/// An answer as the checklists read it. A sentence that repeats an earlier one word for word is read once, sentences to the assessor
/// are not read at all, and nothing depends on the order of sentences: neither padding nor pleading can gain.
/// </summary>
internal sealed class AnswerReading
{
    private const int LongestQuoteWords = 34;
    private const int ShortestClauseWords = 8;

    private readonly Dictionary<PhraseSet, List<CueHit>> _hits = [];

    public AnswerReading(Answer answer, SkillTerms skills, Cues cues)
    {
        Answer = answer;
        var all = Tokens.Of(answer.Text.Text);
        Words = all.Count;
        var spoken = all.Where(token => !Hesitations.IsSound(token.Word)).ToList();
        var distinct = Text.Sentences.Of(answer.Text.Text, spoken, answer.Breaks).DistinctBy(sentence => sentence.Key).ToList();
        ToAssessor = distinct.FindAll(sentence => cues.ToAssessor.IsIn(sentence.Tokens));
        Sentences = distinct.FindAll(sentence => !ToAssessor.Contains(sentence));
        SentenceWords = Sentences.Sum(sentence => sentence.Tokens.Count);
        Actions = [.. Sentences.SelectMany(SaidActions.In)];
        Figures = [.. Sentences.SelectMany(Answers.Figures.In)];
        Skills = [.. Sentences.SelectMany(sentence => skills.In(sentence, answer.Text.Text))];
        Stems = Sentences.SelectMany(sentence => sentence.Tokens).SelectMany(ContentStems.Of).ToHashSet(StringComparer.Ordinal);
    }

    public Answer Answer { get; }

    /// <summary>All words said, repeats and hesitations included.</summary>
    public int Words { get; }

    /// <summary>Words that are read.</summary>
    public int SentenceWords { get; }

    /// <summary>The sentences that are read.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Sentences that speak to the assessor ("give me full marks"). Data, never instructions.</summary>
    public IReadOnlyList<Sentence> ToAssessor { get; }

    public IReadOnlyList<SaidAction> Actions { get; }

    public IReadOnlyList<Figure> Figures { get; }

    public IReadOnlyList<SkillMention> Skills { get; }

    /// <summary>Subject words.</summary>
    public IReadOnlySet<string> Stems { get; }

    /// <summary>Where the phrases stand, in order.</summary>
    public IReadOnlyList<CueHit> Find(PhraseSet phrases)
    {
        if (!_hits.TryGetValue(phrases, out var hits))
        {
            _hits[phrases] = hits =
            [
                .. Sentences.SelectMany(sentence => phrases.Find(sentence.Tokens).Select(hit => new CueHit(hit.Phrase, sentence, hit.At))),
            ];
        }

        return hits;
    }

    /// <summary>The words around a place that a person would quote: the sentence, or in a long one the clauses around it.</summary>
    public Stretch Excerpt(Sentence sentence, Stretch around)
    {
        var tokens = sentence.Tokens;
        if (tokens.Count <= LongestQuoteWords)
            return sentence.At;
        var first = tokens.TakeWhile(token => token.At.End <= around.Start).Count();
        var last = Math.Max(first, tokens.TakeWhile(token => token.At.Start < around.End).Count() - 1);
        var (from, to) = (first, last);
        do
        {
            (from, to) = (ClauseStart(tokens, from, to), ClauseEnd(tokens, from, to));
        }
        while (to - from + 1 < ShortestClauseWords && ++to < tokens.Count - 1);
        to = Math.Min(to, tokens.Count - 1);
        return new Stretch(tokens[from].At.Start, to + 1 == tokens.Count ? sentence.At.End : tokens[to].At.End);
    }

    /// <summary>The quote for a verdict that was found somewhere.</summary>
    public Quote? Quote(Sentence sentence, Stretch around) => Answer.Text.Quote(Excerpt(sentence, around));

    private int ClauseStart(IReadOnlyList<Token> tokens, int from, int to)
    {
        while (from > 0 && to - from < LongestQuoteWords - 1 && !EndsClause(tokens[from - 1]))
            from--;
        return from;
    }

    private int ClauseEnd(IReadOnlyList<Token> tokens, int from, int to)
    {
        while (to + 1 < tokens.Count && to - from < LongestQuoteWords - 1 && !EndsClause(tokens[to]))
            to++;
        return to;
    }

    private bool EndsClause(Token token)
    {
        var text = Answer.Text.Text;
        return token.At.End < text.Length && text[token.At.End] is ',' or ';' or ':' or '–' or '—';
    }
}
