using SyncInterview.Common.V1;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>Fillers and surprises out of the bank: never after a commit, never two close together, never one twice.</summary>
internal static class Fillers
{
    private const int LowBank = 4;

    public static void Fill(Turning turning, FillerBank bank)
    {
        var fillers = turning.State.Fillers;
        turning.State = turning.State with
        {
            Fillers = fillers with
            {
                Bank = fillers.Bank.AddRange(bank.Fillers.Where(f => !fillers.Said.Contains(f) && !fillers.Bank.Contains(f))),
                Surprises = fillers.Surprises.AddRange(bank.Surprises.Where(s => !fillers.Said.Contains(s.Text))),
                Provenance = bank.Provenance ?? new(),
                AskedForMore = false,
            },
        };
    }

    /// <summary>Plans a filler for the reply that is now awaited, if one may be said at all.</summary>
    public static void Plan(Turning turning)
    {
        if (turning.Options.Fillers && turning.Now + turning.Options.FillerDelay - turning.State.Fillers.LastAt >= turning.Options.FillerGap)
            turning.Arm(TimerKind.Filler, turning.Now + turning.Options.FillerDelay);
    }

    public static void OnDue(Turning turning)
    {
        var state = turning.State;
        var hasBridge = TentativeGovernor.IsFit(state.Tentatives.Best, state.Utterance, state.Options);
        if (state.Phase != Phase.Settling || !turning.MayBeProvisional(state.Key) || hasBridge || state.Fillers.Bank.Count == 0)
            return;
        var bank = state.Fillers.Bank;
        var index = (int)(SeededChance.Unit(state.Seed, state.Key.Turn) * bank.Count);
        turning.State = state with { Fillers = state.Fillers with { Bank = bank.RemoveAt(index), LastAt = turning.Now } };
        Say(turning, FillerKind.Filler, bank[index], state.Fillers.Provenance);
        TopUp(turning);
    }

    /// <summary>Says a surprise between the reply and the question that builds on it.</summary>
    public static void SaySurprise(Turning turning, string text)
    {
        var fillers = turning.State.Fillers;
        turning.State = turning.State with { Fillers = fillers with { Surprises = fillers.Surprises.RemoveAll(s => s.Text == text) } };
        Say(turning, FillerKind.Surprise, text, fillers.Provenance);
    }

    public static void Say(Turning turning, FillerKind kind, string text, Provenance provenance)
    {
        turning.State = turning.State with { Fillers = turning.State.Fillers with { Said = turning.State.Fillers.Said.Add(text) } };
        var sequence = turning.SendDurable(new() { MiniLlmFiller = new() { Kind = kind, Text = text, Provenance = provenance } });
        turning.Remember(new(true, text, -1, true, sequence));
    }

    private static void TopUp(Turning turning)
    {
        var fillers = turning.State.Fillers;
        if (fillers.AskedForMore || fillers.Bank.Count >= LowBank)
            return;
        turning.State = turning.State with { Fillers = fillers with { AskedForMore = true } };
        turning.Do(new Effect.StartFillers(turning.Options.BankedFillers, 0));
    }
}
