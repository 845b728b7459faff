using System.Text;

namespace SyncInterview.Bench.Engine.Candidates;

/// <summary>
/// What a client with speech recognition sends of an answer: replacing chunks in which the sentence under way has no punctuation and
/// the newest word may be wrong, and a final after enough silence, which now and then is only a pause.
/// </summary>
internal sealed class Recogniser(SpeechPace pace, Random random)
{
    private const int LastWords = 12;

    private readonly List<Transcript> _inputs = [];
    private bool _finalConfirms;

    /// <summary>Listens to a whole answer.</summary>
    public Answer Hear(List<SpokenWord> words)
    {
        var start = 0;
        for (var at = 0; at < words.Count; at++)
        {
            var isLast = at == words.Count - 1;
            var seemsOver = words[at].PauseAfter > pace.Endpointing && random.NextDouble() < pace.FalseEnds;
            if (!isLast && !seemsOver)
                continue;
            HearUtterance(words.GetRange(start, at + 1 - start), start == 0 ? TimeSpan.Zero : words[start - 1].End + words[start - 1].PauseAfter);
            start = at + 1;
        }

        return new(_inputs, words.Count, words[^1].End, _finalConfirms);
    }

    private void HearUtterance(List<SpokenWord> words, TimeSpan start)
    {
        var final = words[^1].End + pace.Endpointing;
        var (sent, heard) = ("", 0);
        for (var at = start + pace.ChunkEvery * random.NextDouble(); at < final; at += pace.ChunkEvery)
        {
            var count = words.FindLastIndex(word => word.End + pace.RecogniserLag <= at) + 1;
            var text = Write(words, count, at);
            if (count > heard && random.NextDouble() < pace.Mishearing)
                text = text[..(text.LastIndexOf(' ') + 1)] + Talk.Misheard(random);
            if (text.Length == 0 || text == sent)
                continue;
            _inputs.Add(new(at, text, IsFinal: false));
            (sent, heard) = (text, count);
        }

        // Whether the last pass of the recogniser changes a word.
        var isRevised = random.NextDouble() >= pace.FinalConfirms;
        if (isRevised)
        {
            var index = random.Next(Math.Max(0, words.Count - LastWords), words.Count);
            words[index] = words[index] with { Text = Talk.Misheard(random) };
        }

        var whole = Write(words, words.Count, TimeSpan.MaxValue);
        _finalConfirms = Conversation.SpokenText.Normalise(sent) == Conversation.SpokenText.Normalise(whole);
        _inputs.Add(new(final, whole, IsFinal: true));
    }

    // Whole sentences as they are written; of the one under way its words.
    private string Write(List<SpokenWord> words, int count, TimeSpan at)
    {
        var text = new StringBuilder();
        var sentence = 0;
        for (var i = 0; i < count; i++)
        {
            if (!words[i].EndsSentence || (i == count - 1 && at < words[i].End + pace.PunctuationLag))
                continue;
            Append(text, words, sentence, i + 1, isWhole: true);
            sentence = i + 1;
        }

        Append(text, words, sentence, count, isWhole: at == TimeSpan.MaxValue);
        return text.ToString();
    }

    private static void Append(StringBuilder text, List<SpokenWord> words, int from, int to, bool isWhole)
    {
        for (var i = from; i < to; i++)
        {
            var word = words[i].Text;
            if (text.Length > 0)
                text.Append(' ');
            text.Append(isWhole && i == from ? char.ToUpperInvariant(word[0]) + word[1..] : word);
            if (isWhole)
                text.Append(words[i].Mark);
        }
    }
}
