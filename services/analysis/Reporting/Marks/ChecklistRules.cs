using System.Collections.Frozen;
using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Analysis.Text;

namespace SyncInterview.Analysis.Reporting.Marks;

/// <summary>
/// Decides the checklists' questions: one rule per item of the rubric. A rule gives the place that makes the answer a yes, or null.
/// Rules ask whether something is there or how many different ones there are, never how often it is said.
/// </summary>
internal sealed class ChecklistRules
{
    private const int LongestAnswerWords = 300;
    private const int ShortestDirectWords = 25;
    private const int ShortestExplanationWords = 8;
    private const int MostVaguePhrases = 2;
    private const int SharedTerms = 2;

    private readonly Cues _cues;
    private readonly FrozenDictionary<string, Func<AnswerReading, Stretch?>> _rules;

    public ChecklistRules(Cues cues)
    {
        _cues = cues;
        _rules = new Dictionary<string, Func<AnswerReading, Stretch?>>(StringComparer.Ordinal)
        {
            ["ps_problem"] = reading => First(reading, cues.Problem),
            ["ps_steps"] = reading => reading.Actions.DistinctBy(action => action.Verb).Skip(1).Select(At(reading)).FirstOrDefault(),
            ["ps_reason"] = reading => First(reading, cues.Reason),
            ["ps_alternative"] = reading => First(reading, cues.Alternative),
            ["own_action"] = reading => OwnActions(reading).Select(At(reading)).FirstOrDefault(),
            ["own_share"] = OwnShare,
            ["own_decision"] = reading => First(reading, cues.Decision),
            ["own_candour"] = reading => First(reading, cues.Candour),
            ["res_outcome"] = reading => First(reading, cues.Outcome),
            ["res_figure"] = ResultFigure,
            ["res_change"] = reading => First(reading, cues.Baseline),
            ["res_lasting"] = reading => First(reading, cues.Lasting),
            ["td_terms"] = reading => Named(reading).DistinctBy(hit => hit.Phrase).Skip(1).Select(Excerpt(reading)).FirstOrDefault(),
            ["td_mechanism"] = Mechanism,
            ["td_figures"] = reading => reading.Figures.DistinctBy(figure => figure.Value).Skip(1)
                .Select(figure => (Stretch?)reading.Excerpt(figure.Sentence, figure.At)).FirstOrDefault(),
            ["td_limits"] = reading => First(reading, cues.Limit),
            ["cs_signposts"] = reading =>
                reading.Find(cues.Signpost).DistinctBy(hit => hit.Phrase).Skip(1).Select(Excerpt(reading)).FirstOrDefault(),
            ["cs_example"] = Example,
            ["cs_plain"] = reading => reading.Find(cues.Vague).Count <= MostVaguePhrases ? Longest(reading) : null,
            ["cs_length"] = reading => reading.Words <= LongestAnswerWords ? Closing(reading) : null,
            ["rel_subject"] = Subject,
            ["rel_specific"] = Specific,
            ["rel_direct"] = reading =>
                reading.SentenceWords >= ShortestDirectWords && reading.Find(cues.Deflection).Count == 0 ? Opening(reading) : null,
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The items there is a rule for.</summary>
    public IEnumerable<string> Items => _rules.Keys;

    /// <summary>The place that makes the answer to an item a yes; null: no.</summary>
    public Stretch? Decide(string item, AnswerReading reading) => _rules[item](reading);

    /// <summary>Whether an item can be asked at all: without a known subject nobody can speak to it.</summary>
    public static bool CanBeAsked(string item, AnswerReading reading) => item != "rel_subject" || SubjectStems(reading.Answer).Count > 0;

    private static IEnumerable<SaidAction> OwnActions(AnswerReading reading) => reading.Actions.Where(action => action.Own);

    private static Stretch? OwnShare(AnswerReading reading)
    {
        var own = OwnActions(reading).DistinctBy(action => action.Verb).ToList();
        var group = reading.Actions.Where(action => !action.Own).DistinctBy(action => action.Verb).Count();
        return own.Count > 0 && own.Count >= group ? reading.Excerpt(own[^1].Sentence, own[^1].At) : null;
    }

    // Technologies and techniques by name.
    private IEnumerable<CueHit> Named(AnswerReading reading) =>
        reading.Skills.Select(skill => new CueHit(skill.Skill, skill.Sentence, skill.At)).Concat(reading.Find(_cues.Technique));

    private Stretch? ResultFigure(AnswerReading reading)
    {
        var outcomes = reading.Find(_cues.Outcome).Select(hit => hit.Sentence).ToHashSet();
        return reading.Figures
            .Where(figure => outcomes.Contains(figure.Sentence))
            .Select(figure => (Stretch?)reading.Excerpt(figure.Sentence, figure.At))
            .FirstOrDefault();
    }

    private Stretch? Mechanism(AnswerReading reading)
    {
        var named = Named(reading).Select(hit => hit.Sentence).ToHashSet();
        return reading.Find(_cues.Mechanism)
            .Where(hit => named.Contains(hit.Sentence) && hit.Sentence.Tokens.Count >= ShortestExplanationWords)
            .Select(Excerpt(reading))
            .FirstOrDefault();
    }

    private Stretch? Example(AnswerReading reading)
    {
        if (First(reading, _cues.Example) is { } said)
            return said;
        var specific = reading.Figures.Select(figure => figure.Sentence).Concat(Named(reading).Select(hit => hit.Sentence)).ToHashSet();
        return reading.Actions.Where(action => specific.Contains(action.Sentence)).Select(At(reading)).FirstOrDefault();
    }

    private static Stretch? Subject(AnswerReading reading)
    {
        var subject = SubjectStems(reading.Answer);
        var shared = reading.Stems.Where(subject.Contains).ToHashSet(StringComparer.Ordinal);
        if (shared.Count < Math.Min(SharedTerms, subject.Count))
            return null;
        var sentence = reading.Sentences.MaxBy(sentence => sentence.Tokens.SelectMany(ContentStems.Of).Distinct().Count(shared.Contains))!;
        var term = sentence.Tokens.First(token => ContentStems.Of(token).Any(shared.Contains));
        return reading.Excerpt(sentence, term.At);
    }

    private static HashSet<string> SubjectStems(Answer answer) =>
        new[] { answer.Question, answer.Topic?.Title, answer.Topic?.Requirement, answer.Topic?.ResumeQuote }
            .Concat(answer.Topic?.Skills ?? [])
            .OfType<string>()
            .SelectMany(ContentStems.Of)
            .ToHashSet(StringComparer.Ordinal);

    private Stretch? Specific(AnswerReading reading) =>
        Named(reading).Select(hit => (hit.Sentence, hit.At))
            .Concat(reading.Figures.Select(figure => (figure.Sentence, figure.At)))
            .Select(found => (Stretch?)reading.Excerpt(found.Sentence, found.At))
            .FirstOrDefault();

    // What rests on the whole answer is shown by a part of it: where it opens, where it closes, its longest sentence.
    private static Stretch? Opening(AnswerReading reading) => reading.Sentences.Count == 0 ? null : Whole(reading, reading.Sentences[0]);

    private static Stretch? Closing(AnswerReading reading) => reading.Sentences.Count == 0 ? null : Whole(reading, reading.Sentences[^1]);

    private static Stretch? Longest(AnswerReading reading) => Whole(reading, reading.Sentences.MaxBy(sentence => sentence.Tokens.Count));

    private static Stretch? Whole(AnswerReading reading, Sentence? sentence) =>
        sentence is null ? null : reading.Excerpt(sentence, sentence.Tokens[0].At);

    private static Stretch? First(AnswerReading reading, PhraseSet phrases) =>
        reading.Find(phrases).Select(Excerpt(reading)).FirstOrDefault();

    private static Func<CueHit, Stretch?> Excerpt(AnswerReading reading) => hit => reading.Excerpt(hit.Sentence, hit.At);

    private static Func<SaidAction, Stretch?> At(AnswerReading reading) => action => reading.Excerpt(action.Sentence, action.At);
}
