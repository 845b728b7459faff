using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;

namespace SyncInterview.Analysis.Reporting.Marks;

/// <summary>
/// Finds the parts of a story: situation, task, action, result. Present by a clear phrase, an own action, or an outcome with a
/// figure or that lasted; partial by a hint.
/// </summary>
internal sealed class StarParts(Cues cues)
{
    public IEnumerable<StarPart> Of(AnswerReading reading)
    {
        yield return Part(reading, "situation", First(reading, cues.Situation), First(reading, cues.SituationHint));
        yield return Part(reading, "task", First(reading, cues.Task), First(reading, cues.TaskHint));
        var own = reading.Actions.Where(action => action.Own).Select(action => (action.Sentence, action.At)).ToList();
        var group = reading.Actions.Select(action => (action.Sentence, action.At)).ToList();
        yield return Part(reading, "action", Take(own), Take(group) ?? First(reading, cues.ActionHint));
        var outcome = First(reading, cues.Outcome);
        var telling = reading.Figures.Select(figure => figure.Sentence)
            .Concat(reading.Find(cues.Lasting).Select(hit => hit.Sentence))
            .ToHashSet();
        var measured = reading.Find(cues.Outcome)
            .Where(hit => telling.Contains(hit.Sentence))
            .Select(hit => (hit.Sentence, hit.At))
            .ToList();
        yield return Part(reading, "result", Take(measured), outcome ?? First(reading, cues.ResultHint));
    }

    private static StarPart Part(AnswerReading reading, string name, (Sentence, Stretch)? clear, (Sentence, Stretch)? hint)
    {
        var status = clear is not null ? PartStatus.Present : hint is not null ? PartStatus.Partial : PartStatus.Missing;
        var part = new StarPart { Part = name, Status = status };
        if ((clear ?? hint) is var (sentence, at) && reading.Quote(sentence, at) is { } quote)
            part.Evidence = quote;
        return part;
    }

    private static (Sentence, Stretch)? First(AnswerReading reading, PhraseSet phrases) =>
        Take([.. reading.Find(phrases).Select(hit => (hit.Sentence, hit.At))]);

    private static (Sentence, Stretch)? Take(List<(Sentence, Stretch)> found) => found.Count > 0 ? found[0] : null;
}
