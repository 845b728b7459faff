namespace SyncInterview.Interviews.Engine;

/// <summary>Decides when a definitive reply is worth starting on a guess.</summary>
internal static class SpeculationGovernor
{
    private const int CharactersPerToken = 4;
    private const int TokensOfReply = 150;

    // A little more than any pause before, because speech comes in pieces whose spacing is not a pause.
    private const double LongerThanBefore = 1.1;

    // After so long a pause, one is worth a guess whatever came before.
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1);

    /// <summary>When to speculate if the text stays as it is; null: not on this text.</summary>
    /// <remarks>
    /// A pause that ends an answer looks like the others until it is longer than they were. So each must be longer than every one before,
    /// which makes few of them whatever the speaker's and the recogniser's pace.
    /// </remarks>
    public static DateTimeOffset? NextStart(SessionState state)
    {
        var (options, speculation, utterance) = (state.Options, state.Speculation, state.Utterance);
        if (!options.Speculate || speculation.Held is not null || utterance.ChangedAt == speculation.GuessedAt)
            return null;
        var most = state.SpeculationRecord.IsBelow(options.LeastSpeculationHitRate) ? 1 : options.SpeculationsPerTurn;
        if (speculation.Started >= most || utterance.Words < options.SpeculationWords || !MayEndHere(utterance.Text))
            return null;
        if (speculation.Tokens + Tokens(state) > options.SpeculationTokensPerTurn)
            return null;
        var longer = utterance.LongestPause * LongerThanBefore;
        var pause = longer < LongPause ? longer : LongPause;
        return utterance.ChangedAt + (pause > options.SpeculationPause ? pause : options.SpeculationPause);
    }

    /// <summary>Tokens that a reply to the present utterance is estimated to take.</summary>
    public static int Tokens(SessionState state)
    {
        var characters = state.Answer.Text.Length + state.Utterance.Text.Length;
        foreach (var line in state.History)
            characters += line.Sent.Length;
        return characters / CharactersPerToken + TokensOfReply;
    }

    // Where the recogniser writes punctuation, nobody ends in the middle of a sentence.
    private static bool MayEndHere(string text) => TentativeGovernor.EndsSentence(text) || text.AsSpan().IndexOfAny(".?!") < 0;
}
