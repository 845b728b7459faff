using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Reporting.Marks;
using SyncInterview.Analysis.Reporting.Rubric;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting;

/// <summary>States what a report was made with and what it leaves out.</summary>
internal static class ReportAudit
{
    public static Audit Of(ReportInput input, ScoringRubric rubric, Report report, IReadOnlyList<AnswerReading> readings)
    {
        var heard = input.Transcript.Utterances.Where(utterance => utterance.Speaker == Speaker.Interviewer).ToList();
        var unheard = report.Timeline.Count(entry => entry.Kind == "filler") - heard.Count(IsFiller);
        return new Audit
        {
            RubricVersion = $"{rubric.Version}, {MarkFormula.Version}",
            OfflineInterviewer = heard.Exists(utterance => utterance.Provenance?.Offline ?? false),
            ProvisionalUtterances = heard.Count(utterance => utterance.Provisional) + Math.Max(0, unheard),
            LeftOut = { LeftOut(input, report, readings) },
        };
    }

    private static bool IsFiller(Utterance utterance) => utterance is { Provisional: true, Kind: ResponseKind.Unspecified };

    private static IEnumerable<string> LeftOut(ReportInput input, Report report, IReadOnlyList<AnswerReading> readings)
    {
        yield return "No model took part: every mark is a checklist decided by word lists and counts.";
        yield return "Whether an answer is technically right was not judged.";
        yield return "A prepared speaker can meet a checklist without substance; read the quotes next to the marks.";
        yield return "Benchmarks against ideal answers and contradictions with the resume were not looked for.";
        if (report.InsufficientEvidence)
            yield return "Too little was said for numbers: fewer than 3 answers that can be marked, or fewer than 150 words.";
        if (input.Match is null)
            yield return "The interview had no match of documents behind it, so coverage of requirements is missing.";
        if (readings.Any(reading => reading.Answer.HasCode))
            yield return "Programs were not run and count for nothing; only what was said about them was read.";
        foreach (var sentence in LeftOutOfSpeech(input, report))
            yield return sentence;
        var pleas = readings.Sum(reading => reading.ToAssessor.Count);
        if (pleas > 0)
            yield return $"Words that spoke to the assessor instead of the question ({pleas}) are shown, were read as data and count for nothing.";
        yield return "Name, school, age, gender and origin were not read. The way of speaking is shown as advice and is no part of a mark.";
        yield return "This is made for practice. No decision about a person should rest on it alone.";
    }

    private static IEnumerable<string> LeftOutOfSpeech(ReportInput input, Report report)
    {
        if (report.Communication.Words == 0)
            yield break;
        if (!report.Communication.HasWordsPerMinute)
            yield return "The client sent no word times, so pace and pauses are unknown.";
        if (!report.Communication.HasFillersPer100Words)
            yield return "The speech recogniser leaves fillers out, so their rate is unknown.";
        var heard = report.Timeline.Where(entry => entry.Interviewer).ToList();
        if (heard.Count > 0 && heard.TrueForAll(entry => entry.Start.Equals(entry.End)))
            yield return "How long the interviewer's words took to hear is unknown; the time to the first word counts from when they came.";
        if (report.Timeline.Count == 0)
            yield return "The transcript carries no times, so there is no timeline.";
        if (input.Transcript.Utterances.Any(utterance => utterance is { Speaker: Speaker.Candidate, AnswerId: "" }))
            yield return "Some of what was said belonged to no answer and was read as one of its own.";
    }
}
