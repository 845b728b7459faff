using SyncInterview.Common.V1;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>
/// Fillers and surprises out of the bank: never after a commit, never two close together, never one twice. The bank is made elsewhere when
/// the interview begins, and comes when it comes.
/// </summary>
internal static class Fillers
{
    private const int LowBank = 4;

    /// <summary>Takes a delivery for the bank in.</summary>
    public static void Fill(Turning turning, FillerBank bank)
    {
        if (!turning.Options.Fillers)
            return;
        turning.State = turning.State with
        {
            Fillers = turning.State.Fillers.With(bank, turning.State.Plan.Topics.Select(topic => topic.Id)),
        };
    }

    /// <summary>When the next filler may be said, going by the last one.</summary>
    public static DateTimeOffset NotBefore(SessionState state) =>
        state.Fillers.LastAt == DateTimeOffset.MinValue ? state.Fillers.LastAt : state.Fillers.LastAt + state.Options.FillerGap;

    /// <summary>Plans a filler for the reply that is now awaited, if one may be said at all.</summary>
    public static void Plan(Turning turning)
    {
        var due = turning.Now + turning.Options.FillerDelay;
        if (turning.Options.Fillers && due >= NotBefore(turning.State))
            turning.Arm(TimerKind.Filler, due);
    }

    public static void OnDue(Turning turning)
    {
        var state = turning.State;
        var hasBridge = TentativeGovernor.IsFit(state.Tentatives.Best, state.Utterance, state.Options);
        // A clock that was held up may bring both at once; the bridge is what counts.
        var bridgeIsDue = state.Timers[TimerKind.Deadline] <= turning.Now;
        var mayBeSaid = state.Phase == Phase.Settling && turning.MayBeProvisional(state.Key) && !hasBridge && !bridgeIsDue;
        if (!mayBeSaid || state.Fillers.Bank.Count == 0)
            return;
        var bank = state.Fillers.Bank;
        var filler = bank[(int)(SeededChance.Unit(state.Seed, state.Key.Turn) * bank.Count)];
        Say(turning, FillerKind.Filler, filler.Text, filler.Provenance);
        TopUp(turning);
    }

    /// <summary>Says a surprise between the reply and the question that builds on it.</summary>
    public static void SaySurprise(Turning turning, string text)
    {
        var provenance = turning.State.Fillers.Surprises.Find(surprise => surprise.Text == text)?.Provenance ?? new();
        Say(turning, FillerKind.Surprise, text, provenance);
    }

    public static void Say(Turning turning, FillerKind kind, string text, Provenance provenance)
    {
        turning.State = turning.State with { Fillers = turning.State.Fillers.Saying(text, turning.Now) };
        var sequence = turning.SendDurable(new() { MiniLlmFiller = new() { Kind = kind, Text = text, Provenance = provenance } });
        turning.Remember(new(true, text, -1, true, sequence));
    }

    // Once a turn at most: what was asked for may be under way, or may have failed.
    private static void TopUp(Turning turning)
    {
        var (fillers, turn) = (turning.State.Fillers, turning.State.Key.Turn);
        if (fillers.ToppedUpIn == turn || fillers.Bank.Count >= LowBank)
            return;
        turning.State = turning.State with { Fillers = fillers with { ToppedUpIn = turn } };
        turning.Do(new Effect.StartFillers(turning.Options.BankedFillers, turning.State.History));
    }
}
