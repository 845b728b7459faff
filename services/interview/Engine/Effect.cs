using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>Something the shell must do because of an event, in the order given.</summary>
public abstract record Effect
{
    /// <summary>
    /// Whether the event that caused the effect must be in the log before the effect happens.
    /// Only messages that are neither kept nor replayed may go out before; of those, acknowledgements and the first words of an attempt
    /// may not: no later attempt, of whatever process, is to have its number.
    /// </summary>
    public virtual bool NeedsLog => true;

    /// <summary>Sends a message to everybody attached. Durable when its sequence is not 0.</summary>
    public sealed record Send(ServerMessage Message) : Effect
    {
        /// <inheritdoc/>
        public override bool NeedsLog =>
            Message.Sequence != 0
            || Message.LlmResponse is { Kind: ResponseKind.Delta, Offset: 0 };
    }

    /// <summary>Tells everybody attached which messages of the client were taken in, where no message says it that is sent anyway.</summary>
    public sealed record Acknowledge : Effect
    {
        /// <summary>There is nothing to tell one from another.</summary>
        public static Acknowledge Instance { get; } = new();
    }

    /// <summary>Asks the mini-model for a tentative reply.</summary>
    /// <param name="Key">Its turn.</param>
    /// <param name="Ordinal">Its number within the key, from 1.</param>
    /// <param name="Utterance">The utterance so far.</param>
    /// <param name="Question">The question being answered.</param>
    /// <param name="CoversThroughClientSequence">Last client sequence in <paramref name="Utterance"/>.</param>
    /// <param name="History">What was said before.</param>
    public sealed record StartTentative(
        TurnKey Key,
        int Ordinal,
        string Utterance,
        string Question,
        long CoversThroughClientSequence,
        IReadOnlyList<HistoryLine> History) : Effect;

    /// <summary>Asks for the definitive reply, for the opening, or for the closing words.</summary>
    /// <param name="Key">Its turn.</param>
    /// <param name="Attempt">Counts the calls of the key, from 1.</param>
    /// <param name="Purpose">What it is for.</param>
    /// <param name="Answer">The whole answer. Empty for opening and closing.</param>
    /// <param name="Question">The question that was answered.</param>
    /// <param name="AlreadySaid">Words already said as a bridge. May be empty.</param>
    /// <param name="Next">The question to end with. Null: reply only.</param>
    /// <param name="CoversThroughClientSequence">Last client sequence in <paramref name="Answer"/>.</param>
    /// <param name="History">What was said before.</param>
    /// <param name="Speculative">Whether the answer may yet change.</param>
    /// <param name="Hedge">Whether a second provider may be asked besides a slow first one.</param>
    public sealed record StartReply(
        TurnKey Key,
        int Attempt,
        ReplyPurpose Purpose,
        string Answer,
        string Question,
        string AlreadySaid,
        NextQuestion? Next,
        long CoversThroughClientSequence,
        IReadOnlyList<HistoryLine> History,
        bool Speculative,
        bool Hedge) : Effect;

    /// <summary>Cancels one reply that was started on a guess. Saves money only, as <see cref="CancelGenerations"/>.</summary>
    /// <param name="Key">Its turn.</param>
    /// <param name="Attempt">Which of the turn's.</param>
    public sealed record CancelReply(TurnKey Key, int Attempt) : Effect;

    /// <summary>Asks for a question alone.</summary>
    public sealed record StartQuestion(TurnKey Key, int Attempt, NextQuestion Next, IReadOnlyList<HistoryLine> History) : Effect;

    /// <summary>Asks for more fillers for the bank.</summary>
    /// <param name="Fillers">Fillers wanted.</param>
    /// <param name="History">What was said before, which they do not repeat.</param>
    public sealed record StartFillers(int Fillers, IReadOnlyList<HistoryLine> History) : Effect;

    /// <summary>
    /// Cancels every generation of keys up to and including this one. Saves money only: what arrives late is dropped by its key.
    /// </summary>
    public sealed record CancelGenerations(TurnKey UpTo, string Cause) : Effect;

    /// <summary>Publishes that the candidate began.</summary>
    public sealed record AnnounceStarted : Effect;

    /// <summary>Publishes that an answer is complete.</summary>
    public sealed record AnnounceAnswer(string AnswerId, string TopicId) : Effect;

    /// <summary>Publishes that the interview is over.</summary>
    public sealed record AnnounceEnded(EndReason Reason) : Effect;
}
