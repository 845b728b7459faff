using SyncInterview.Conversation;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Definitive replies that were started on a guess.</summary>
internal static class SpeculationInvariants
{
    /// <summary>
    /// Nothing of a speculation is said unless it was promoted: after the candidate ended, with the words that were guessed but for case,
    /// punctuation and hesitations, and never after it was dropped.
    /// </summary>
    public static string? OnlyWhatWasGuessedRightIsSaid(Conversation conversation, out int seen)
    {
        seen = 0;
        foreach (var (at, message, response) in conversation.Responses)
        {
            foreach (var call in TextInvariants.From(conversation.Sources, response.Text))
            {
                if (call.Start is not Effect.StartReply { Speculative: true } guess)
                    continue;
                seen++;
                if (Unpromoted(conversation, at, guess) is { } why)
                    return $"at {at} {Transcript.Line(message)} is of a speculation {why}";
            }
        }

        return null;
    }

    // Why a guess may not be said; null: it may.
    private static string? Unpromoted(Conversation conversation, TimeSpan at, Effect.StartReply guess)
    {
        if (conversation.Effects.Any(e => e.Effect is Effect.CancelReply drop && drop.Key == guess.Key && drop.Attempt == guess.Attempt))
            return "that was dropped";
        var final = conversation.Simulation.Steps.LastOrDefault(step => step.At <= at && IsFinal(step, guess.Key));
        if (final is null)
            return "before the candidate ended";
        var (utterance, closed) = (final.Step.State.Utterance, final.Step.State.History.LastOrDefault(line => !line.Interviewer)?.Sent ?? "");
        var said = utterance.IsBlank ? closed : utterance.Text;
        return SpokenText.Normalise(guess.Answer) == SpokenText.Normalise(said) ? null : "on other words than were said";
    }

    private static bool IsFinal(Handled step, TurnKey key) =>
        step.Step.Effects.OfType<Effect.Send>().Any(send =>
            Conversation.IsState(send.Message, ConversationState.ProcessingAnswer) && Conversation.Key(send.Message) == key);
}
