using SyncInterview.Bench.Load;

namespace SyncInterview.Bench.Runs;

/// <summary>Which turns the product is given, in turn.</summary>
internal static class TurnMix
{
    /// <summary>For a model, and for candidates who speak back to back or not.</summary>
    public static IReadOnlyList<TurnKind> Of(ModelMood model, bool isBackToBack) => model switch
    {
        ModelMood.Fixed => [TurnKind.Definitive, TurnKind.Promotable],
        ModelMood.Slow => [TurnKind.Slow],
        ModelMood.Lognormal => [TurnKind.Drawn],
        // One candidate gets few turns, and slow ones take longest.
        _ when isBackToBack => [TurnKind.Definitive, TurnKind.Promotable, TurnKind.Definitive, TurnKind.Slow],
        _ => [TurnKind.Definitive, TurnKind.Slow, TurnKind.Promotable],
    };
}
