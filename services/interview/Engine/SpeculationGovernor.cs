namespace SyncInterview.Interviews.Engine;

/// <summary>Decides when a definitive reply is worth starting on a guess.</summary>
internal static class SpeculationGovernor
{
    private const int CharactersPerToken = 4;
    private const int TokensOfReply = 150;

    private const double LongerThanUsual = 1.2;

    /// <summary>When to speculate if the text stays as it is; null: not on this text.</summary>
    /// <remarks>
    /// A pause that ends an answer looks like any other at first. So nothing is guessed while the answer lacks what its question is after,
    /// and guesses are spread, that there may be one left when the end comes.
    /// </remarks>
    public static DateTimeOffset? NextStart(SessionState state)
    {
        var (options, speculation, utterance) = (state.Options, state.Speculation, state.Utterance);
        if (!options.Speculate || speculation.Held is not null || utterance.ChangedAt == speculation.GuessedAt)
            return null;
        var most = state.SpeculationRecord.IsBelow(options.LeastSpeculationHitRate) ? 1 : options.SpeculationsPerTurn;
        if (speculation.Started >= most || !MayEndHere(utterance.Text) || !QuestionFlow.IsComplete(state, Settling.WholeAnswer(state)))
            return null;
        if (speculation.Tokens + Tokens(state) > options.SpeculationTokensPerTurn)
            return null;
        var pause = utterance.ChangedAt + Pause(options, utterance);
        var spread = speculation.Started == 0 ? pause : speculation.GuessedAt + options.SpeculationInterval;
        return pause > spread ? pause : spread;
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

    // Without punctuation, only what is longer than the usual spacing of the transcripts is a pause.
    private static TimeSpan Pause(TurnOptions options, Utterance utterance)
    {
        if (TentativeGovernor.EndsSentence(utterance.Text))
            return TimeSpan.Zero;
        var unusual = utterance.UsualSpacing * LongerThanUsual;
        return unusual > options.SpeculationPause ? unusual : options.SpeculationPause;
    }
}
