using Google.Protobuf.WellKnownTypes;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Transcripts;

/// <summary>What the candidate is saying, from its first chunk to its final.</summary>
internal sealed class CandidateSpeech(Timestamp start)
{
    private readonly List<long> _sequences = [];
    private readonly List<Word> _words = [];
    private string _text = "";
    private Timestamp? _end;
    private bool _dropsFillers;

    /// <summary>Whether the client said that it is whole.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>Whether nothing was said.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(_text);

    /// <summary>Takes one transcript in.</summary>
    public void Hear(SpeechTranscript speech, bool isFinal, long sequence, Timestamp time)
    {
        if (!speech.Append)
            _words.Clear();
        _text = speech.Append ? Join(_text, speech.Text) : speech.Text;
        _words.AddRange(speech.Words);
        _sequences.Add(sequence);
        _dropsFillers |= speech.DropsFillers;
        _end = time;
        IsFinal = isFinal;
    }

    /// <summary>The utterance, without what it belongs to.</summary>
    public Utterance ToUtterance() => new()
    {
        Speaker = Speaker.Candidate,
        Text = _text.Trim(),
        StartTime = start,
        EndTime = _end ?? start,
        Words = { _words },
        ClientSequences = { _sequences },
        DropsFillers = _dropsFillers,
    };

    private static string Join(string left, string right) =>
        left.Length == 0 || right.Length == 0 || char.IsWhiteSpace(left[^1]) || char.IsWhiteSpace(right[0])
            ? left + right
            : left + " " + right;
}
