using SyncInterview.Analysis.Text;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>Puts answers together from a transcript. What is provisional is no part of one: the
/// interviewer's fillers and bridges, the candidate's asides ("mm-hm").</summary>
internal static class AnswerAssembly
{
    public static IReadOnlyList<Answer> Of(Interview interview, Transcript transcript)
    {
        var topics = interview.Plan?.Topics.ToDictionary(topic => topic.Id, StringComparer.Ordinal) ?? [];
        var answers = new List<Answer>();
        foreach (var group in transcript.Utterances.Index()
            .Where(pair => pair.Item is { Speaker: Speaker.Candidate, Provisional: false })
            .GroupBy(pair => pair.Item.AnswerId, StringComparer.Ordinal))
        {
            var said = group.Select(pair => pair.Item).Where(utterance => !string.IsNullOrWhiteSpace(utterance.Text)).ToList();
            var hasCode = group.Any(pair => pair.Item.Code is not null);
            if (said.Count == 0 && !hasCode)
                continue;
            var question = QuestionBefore(transcript, group.First().Index);
            var topicId = group.Select(pair => pair.Item.TopicId).FirstOrDefault(id => id.Length > 0) ?? question?.TopicId ?? "";
            var (text, breaks) = Join(said);
            answers.Add(new Answer(
                group.Key,
                topics.GetValueOrDefault(topicId),
                question?.Text ?? "",
                new SourceText($"{interview.Name}/answers/{group.Key}", text),
                breaks,
                said,
                hasCode));
        }

        return answers;
    }

    // A question stands for itself or at the end of a reply. What was asked since the candidate last spoke comes first; an answer
    // that goes on without a new question belongs to the last one that was asked.
    private static Utterance? QuestionBefore(Transcript transcript, int index)
    {
        var heard = transcript.Utterances.Take(index)
            .Where(utterance => utterance.Speaker == Speaker.Candidate || (!utterance.Provisional && utterance.Text.Length > 0))
            .ToList();
        var since = heard[(heard.FindLastIndex(utterance => utterance.Speaker == Speaker.Candidate) + 1)..];
        var asked = heard.FindAll(utterance => utterance is { Speaker: Speaker.Interviewer, Kind: ResponseKind.Question });
        return since.FindLast(utterance => utterance.Kind == ResponseKind.Question)
            ?? since.FindLast(utterance => utterance.Text.Contains('?'))
            ?? asked.LastOrDefault()
            ?? since.LastOrDefault();
    }

    private static (string Text, IReadOnlyList<int> Breaks) Join(IReadOnlyList<Utterance> utterances)
    {
        var parts = utterances.Select(utterance => utterance.Text.Trim()).ToList();
        var breaks = new List<int>();
        var length = -1;
        foreach (var part in parts.SkipLast(1))
            breaks.Add(length += part.Length + 1);
        return (string.Join(' ', parts), breaks);
    }
}
