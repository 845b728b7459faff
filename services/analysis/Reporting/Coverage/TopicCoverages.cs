using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting.Coverage;

/// <summary>Shows which topics of the plan were asked and answered.</summary>
internal static class TopicCoverages
{
    public static IEnumerable<TopicCoverage> Of(InterviewPlan? plan, IReadOnlyList<AnswerReading> readings, Transcript transcript)
    {
        foreach (var topic in plan?.Topics ?? [])
        {
            var words = readings.Where(reading => reading.Answer.Topic?.Id == topic.Id).Sum(reading => reading.Words);
            var asked = transcript.Utterances.Count(utterance => utterance.TopicId == topic.Id && IsQuestion(utterance));
            var questions = Math.Max(asked, readings.Any(reading => reading.Answer.Topic?.Id == topic.Id) ? 1 : 0);
            yield return new TopicCoverage
            {
                TopicId = topic.Id,
                Title = topic.Title,
                Questions = questions,
                Words = words,
                Skipped = questions > 0 && words == 0,
                Difficulty = topic.Difficulty,
            };
        }
    }

    private static bool IsQuestion(Utterance utterance) =>
        utterance is { Speaker: Speaker.Interviewer, Provisional: false }
        && (utterance.Kind == ResponseKind.Question || (utterance.Kind == ResponseKind.Reply && utterance.Text.Contains('?')));
}
