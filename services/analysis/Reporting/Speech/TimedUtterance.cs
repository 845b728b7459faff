using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting.Speech;

/// <summary>An utterance whose words carry times that can be used.</summary>
/// <param name="AnswerId">The answer it belongs to.</param>
/// <param name="Start">From the start of the interview to the start of the utterance; null where the transcript has no time.</param>
/// <param name="Words">Start and end of each word, from the start of the utterance.</param>
internal sealed record TimedUtterance(string AnswerId, TimeSpan? Start, IReadOnlyList<(TimeSpan Start, TimeSpan End)> Words)
{
    private const long SecondsOfADay = 24 * 60 * 60;
    private const int NanosecondsOfASecond = 1_000_000_000;

    private static readonly TimeSpan ShortestSpeech = TimeSpan.FromSeconds(1);

    public TimeSpan First => Words[0].Start;

    public TimeSpan Last => Words[^1].End;

    public TimeSpan Length => Last - First;

    /// <summary>Null where the client sent no word times, or such as cannot be: out of order, or all at once.</summary>
    public static TimedUtterance? Of(Utterance utterance, DateTimeOffset? interviewStart)
    {
        var words = new List<(TimeSpan Start, TimeSpan End)>(utterance.Words.Count);
        foreach (var word in utterance.Words)
        {
            if (TimeOf(word.Start) is not { } start || TimeOf(word.End) is not { } end)
                return null;
            words.Add((start, end));
        }

        if (words.Count == 0)
            return null;
        var inOrder = words.TrueForAll(word => word.Start >= TimeSpan.Zero && word.End >= word.Start)
            && words.Zip(words.Skip(1)).All(pair => pair.Second.Start >= pair.First.Start);
        var timed = new TimedUtterance(utterance.AnswerId, utterance.StartTime?.ToDateTimeOffset() - interviewStart, words);
        return inOrder && timed.Length >= ShortestSpeech ? timed : null;
    }

    /// <summary>A time that a client sent; null where it is none, or more than a day.</summary>
    public static TimeSpan? TimeOf(Duration? time) =>
        time is { Seconds: >= 0 and < SecondsOfADay, Nanos: >= 0 and < NanosecondsOfASecond } ? time.ToTimeSpan() : null;

    /// <summary>The silences between words.</summary>
    public IEnumerable<TimeSpan> Silences() =>
        Words.Zip(Words.Skip(1)).Select(pair => pair.Second.Start - pair.First.End).Where(silence => silence > TimeSpan.Zero);
}
