using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Model;

/// <summary>What the fake model needs to know of a request. Found by a search for bytes: parsing would cost more than all the rest.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="IsMini">Whether the mini-model is asked.</param>
/// <param name="WantsQuestion">Whether a question follows the reply.</param>
/// <param name="Tempo">What the candidate's words say of the pace; null where they say nothing.</param>
internal readonly record struct ModelRequest(PromptKind Kind, bool IsMini, bool WantsQuestion, Tempo? Tempo)
{
    /// <summary>Name under which the main model is asked.</summary>
    public const string Main = "bench-main";

    /// <summary>Name under which the mini-model is asked.</summary>
    public const string Mini = "bench-mini";

    public static ModelRequest Read(ReadOnlySpan<byte> body)
    {
        var isMini = body.IndexOf("\"bench-mini\""u8) >= 0;
        return new(KindOf(body), isMini, body.IndexOf("No question is wanted."u8) < 0, Pacing.Tempo.Find(body));
    }

    private static PromptKind KindOf(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("Write the reply"u8) >= 0)
            return PromptKind.Reply;
        if (body.IndexOf("Write the sentence"u8) >= 0)
            return PromptKind.Tentative;
        if (body.IndexOf("Write the greeting"u8) >= 0)
            return PromptKind.Opening;
        if (body.IndexOf("Write one line that begins with QUESTION"u8) >= 0)
            return PromptKind.Question;
        if (body.IndexOf("Write the closing"u8) >= 0)
            return PromptKind.Closing;
        return body.IndexOf("lines that begin with FILLER"u8) >= 0 ? PromptKind.Fillers : PromptKind.Other;
    }
}
