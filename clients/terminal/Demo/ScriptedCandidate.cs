using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.V1;
using SyncInterview.Terminal.Client;

namespace SyncInterview.Terminal.Demo;

/// <summary>
/// A candidate who speaks: about 150 words a minute with a breath at every sentence, transcribed as a recogniser does it, several
/// times a second, with word timings.
/// </summary>
internal sealed class ScriptedCandidate(LiveInterview interview, ScriptedAnswers answers, TimeProvider time, int seed)
{
    private static readonly TimeSpan ThinkingTime = TimeSpan.FromSeconds(1.4);
    private static readonly TimeSpan ChunkInterval = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(0.45);

    // Silence that a recogniser takes for the end of speech.
    private static readonly TimeSpan EndOfSpeech = TimeSpan.FromSeconds(0.7);

    private readonly Random _random = new(seed);

    /// <summary>Answers a question, or ends the interview when there is nothing left to say. Gives what was said.</summary>
    public async Task<string?> AnswerAsync(string question, CancellationToken cancellationToken)
    {
        await Task.Delay(ThinkingTime, time, cancellationToken);
        if (answers.Next(question) is not { } answer)
        {
            await interview.SendAsync(new Control { EndInterview = new() }, cancellationToken);
            return null;
        }

        var words = Pronounce(answer);
        var spoken = time.GetTimestamp();
        var said = 0;
        while (said < words.Count)
        {
            await Task.Delay(ChunkInterval, time, cancellationToken);
            var elapsed = time.GetElapsedTime(spoken);
            var now = words.Count(w => w.End.ToTimeSpan() <= elapsed);
            if (now == said)
                continue;
            said = now;
            await interview.SendAsync(new ClientMessage { Chunk = Transcript(words.Take(said)) }, cancellationToken);
        }

        await Task.Delay(EndOfSpeech, time, cancellationToken);
        await interview.SendAsync(new ClientMessage { Final = Transcript(words) }, cancellationToken);
        return answer;
    }

    private static SpeechTranscript Transcript(IEnumerable<Word> words)
    {
        var transcript = new SpeechTranscript();
        transcript.Words.AddRange(words);
        transcript.Text = string.Join(' ', transcript.Words.Select(w => w.Text));
        return transcript;
    }

    private List<Word> Pronounce(string answer)
    {
        var words = new List<Word>();
        var at = TimeSpan.Zero;
        foreach (var text in answer.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var length = TimeSpan.FromMilliseconds(120 + 38 * text.Length + _random.Next(60));
            words.Add(new() { Text = text, Start = Duration.FromTimeSpan(at), End = Duration.FromTimeSpan(at + length) });
            at += length + TimeSpan.FromMilliseconds(30 + _random.Next(40)) + (text[^1] is '.' or '?' or '!' ? Breath : TimeSpan.Zero);
        }

        return words;
    }
}
