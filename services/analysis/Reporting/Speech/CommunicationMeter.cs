using Google.Protobuf.WellKnownTypes;
using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting.Speech;

/// <summary>Measures how the candidate spoke. Advice, never part of a mark; what the input cannot tell stays unset.</summary>
internal static class CommunicationMeter
{
    private static readonly PhraseSet Hedges = new(
    [
        "i think", "i guess", "i'd say", "i believe", "i suppose", "i feel like", "maybe", "perhaps", "probably", "possibly", "somewhat",
        "more or less", "it depends", "something like", "as far as i know", "i'm not sure", "might be", "could be", "sort of", "kind of",
        "mostly", "a little bit", "quite possibly", "in a way",
    ]);

    public static Communication Measure(IReadOnlyList<Answer> answers, Transcript transcript, DateTimeOffset? start)
    {
        var said = answers.SelectMany(answer => answer.Utterances).ToList();
        var words = said.Sum(utterance => Tokens.Of(utterance.Text).Count);
        var communication = new Communication { Words = words };
        if (words == 0)
            return communication;
        MeasureFillers(communication, said, words);
        var hedges = said.Sum(utterance => Hedges.Find(Tokens.Of(utterance.Text)).Count());
        communication.HedgesPer100Words = Round(100.0 * hedges / words);
        var heard = transcript.Utterances
            .Where(utterance => utterance.Speaker == Speaker.Interviewer)
            .Sum(utterance => Tokens.Of(utterance.Text).Count);
        communication.TalkShare = Math.Round((double)words / (words + heard), 3, MidpointRounding.AwayFromZero);
        communication.MeanAnswerWords = Round((double)words / answers.Count(answer => answer.Utterances.Count > 0));
        communication.MeanSentenceWords = MeanSentence(answers);
        if (MedianLatency(transcript) is { } latency)
            communication.ResponseLatency = Duration.FromTimeSpan(latency);
        Pace.Measure(communication, [.. said.Select(utterance => TimedUtterance.Of(utterance, start)).OfType<TimedUtterance>()]);
        return communication;
    }

    private static void MeasureFillers(Communication communication, List<Utterance> said, int words)
    {
        // A recogniser that leaves hesitations out would make everybody fluent.
        if (said.Exists(utterance => utterance.DropsFillers))
            return;
        var fillers = said.SelectMany(utterance => FillerRules.In(utterance.Text)).ToList();
        communication.FillersPer100Words = Round(100.0 * fillers.Count / words);
        communication.Fillers.Add(fillers
            .GroupBy(filler => filler, StringComparer.Ordinal)
            .Select(group => new FillerCount { Term = group.Key, Count = group.Count() })
            .OrderByDescending(filler => filler.Count)
            .ThenBy(filler => filler.Term, StringComparer.Ordinal));
    }

    private static double MeanSentence(IReadOnlyList<Answer> answers)
    {
        var sentences = answers
            .SelectMany(answer => Sentences.Of(answer.Text.Text, Tokens.Of(answer.Text.Text), answer.Breaks))
            .Select(sentence => sentence.Tokens.Count)
            .ToList();
        return sentences.Count == 0 ? 0 : Round(sentences.Average());
    }

    // From the end of what the interviewer said to the first word, one per answer to something.
    private static TimeSpan? MedianLatency(Transcript transcript)
    {
        var latencies = new List<TimeSpan>();
        Utterance? before = null;
        foreach (var utterance in transcript.Utterances)
        {
            if (utterance is { Speaker: Speaker.Candidate, Provisional: false, StartTime: not null }
                && before is { Speaker: Speaker.Interviewer, EndTime: not null })
            {
                var firstWord = TimedUtterance.TimeOf(utterance.Words.FirstOrDefault()?.Start) ?? TimeSpan.Zero;
                var latency = utterance.StartTime.ToDateTimeOffset() + firstWord - before.EndTime.ToDateTimeOffset();
                latencies.Add(latency > TimeSpan.Zero ? latency : TimeSpan.Zero);
            }

            before = utterance;
        }

        if (latencies.Count == 0)
            return null;
        latencies.Sort();
        var middle = latencies.Count / 2;
        return latencies.Count % 2 == 1 ? latencies[middle] : (latencies[middle - 1] + latencies[middle]) / 2;
    }

    private static double Round(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
