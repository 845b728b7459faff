using Google.Protobuf.WellKnownTypes;
using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Tests.Reporting;

public sealed class CommunicationTests
{
    [Fact]
    public void Without_word_times_pace_and_pauses_are_unknown_and_the_audit_says_so()
    {
        var report = Talks.Strong().Report();
        var speech = report.Communication;
        Assert.False(speech.HasWordsPerMinute || speech.HasArticulationWordsPerMinute || speech.HasLongPauses);
        Assert.Null(speech.LongestPause);
        Assert.Empty(speech.Pace);
        Assert.Contains(report.Audit.LeftOut, sentence => sentence.Contains("pace and pauses are unknown"));
    }

    [Fact]
    public void Word_times_give_pace_with_pauses_and_articulation_without()
    {
        // 4 words in 3 s, of which 2 s are one pause: 80 words a minute, 240 without the pause.
        var speech = Timed([(0, 0.25), (0.25, 0.5), (2.5, 2.75), (2.75, 3)]);
        Assert.Equal(80, speech.WordsPerMinute, 1);
        Assert.Equal(240, speech.ArticulationWordsPerMinute, 1);
        Assert.Equal(1, speech.LongPauses);
        Assert.Equal(TimeSpan.FromSeconds(2), speech.LongestPause.ToTimeSpan());
    }

    [Fact]
    public void Word_times_that_cannot_be_are_not_used()
    {
        Assert.False(Timed([(0, 0), (0, 0), (0, 0), (0, 0)]).HasWordsPerMinute);
        Assert.False(Timed([(2, 3), (1, 2), (3, 4), (4, 5)]).HasWordsPerMinute);
        Assert.False(Timed([(0, 1), (3, 2), (3, 4), (4, 5)]).HasWordsPerMinute);
    }

    [Fact]
    public void Times_that_are_none_do_not_keep_a_report_from_being_written()
    {
        var talk = Talks.Strong().WithWordTimes();
        foreach (var utterance in talk.Transcript.Utterances.Where(utterance => utterance.Words.Count > 0))
            utterance.Words[0].Start = new Duration { Seconds = long.MaxValue, Nanos = -5 };
        Assert.False(talk.Report().Communication.HasWordsPerMinute);
    }

    [Fact]
    public void Pace_over_time_is_given_in_windows_from_the_start_of_the_interview()
    {
        var report = Talks.MaraTalk().WithWordTimes().Report();
        Assert.True(report.Communication.Pace.Count > 12);
        Assert.Equal(report.Communication.Pace.OrderBy(point => point.At.ToTimeSpan()), report.Communication.Pace);
        Assert.All(report.Communication.Pace, point => Assert.InRange(point.WordsPerMinute, 60, 260));
    }

    [Fact]
    public void Fillers_are_counted_by_term_and_per_100_words()
    {
        var speech = Talks.OfWeak().Report().Communication;
        Assert.Equal(12, speech.Fillers.Sum(filler => filler.Count));
        Assert.Equal(Math.Round(1200.0 / speech.Words, 1), speech.FillersPer100Words);
        Assert.Equal(["i mean", "kind of", "um", "you know"], speech.Fillers.Select(filler => filler.Term));
    }

    [Fact]
    public void A_recogniser_that_drops_fillers_makes_their_rate_unknown()
    {
        var talk = Talks.OfWeak();
        talk.Transcript.Utterances.First(utterance => utterance.Speaker == Speaker.Candidate).DropsFillers = true;
        var report = talk.Report();
        Assert.False(report.Communication.HasFillersPer100Words);
        Assert.Empty(report.Communication.Fillers);
        Assert.Contains(report.Audit.LeftOut, sentence => sentence.Contains("leaves fillers out"));
    }

    [Fact]
    public void Response_latency_is_the_median_from_question_to_first_word()
    {
        Assert.Equal(TimeSpan.FromSeconds(1.4), Talks.Strong().Report().Communication.ResponseLatency.ToTimeSpan());
        // The first word's own time counts where it is known.
        Assert.Equal(TimeSpan.FromSeconds(1.7), Talks.Strong().WithWordTimes().Report().Communication.ResponseLatency.ToTimeSpan());
    }

    [Fact]
    public void Talk_share_is_by_words()
    {
        var talk = new Talk().Ask("One two three?").Answer("One two three four five six seven eight nine.");
        Assert.Equal(0.75, talk.Report().Communication.TalkShare);
    }

    [Fact]
    public void How_somebody_speaks_is_no_part_of_a_mark()
    {
        Assert.Equal(Talks.Strong().Report().Overall, Talks.Strong().WithWordTimes().Report().Overall);
        Assert.Equal(Talks.Strong().Report().Answers, Talks.Strong().WithWordTimes().Report().Answers);
    }

    private static Communication Timed((double Start, double End)[] times)
    {
        var talk = new Talk().Ask("Why?").Answer("One two three four.");
        var words = "One two three four.".Split(' ');
        talk.Transcript.Utterances[^1].Words.Add(times.Zip(words, (time, text) => new Word
        {
            Text = text,
            Start = Duration.FromTimeSpan(TimeSpan.FromSeconds(time.Start)),
            End = Duration.FromTimeSpan(TimeSpan.FromSeconds(time.End)),
        }));
        return talk.Report().Communication;
    }
}
