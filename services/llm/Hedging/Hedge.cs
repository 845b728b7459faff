namespace SyncInterview.Llm.Hedging;

/// <summary>Begins a second entrant where the main one is late or failed, and finds the one that has something to say first.</summary>
internal static class Hedge
{
    /// <summary>
    /// The winner. The other, where it was begun, is cancelled by then and not waited for. Fails as the main one did when neither has
    /// anything to say. When both are there at once, the main one wins.
    /// </summary>
    /// <param name="main">Is begun at once.</param>
    /// <param name="second">Is begun when the main one failed, or was late and may be hedged. Null: there is none.</param>
    /// <param name="late">How long the main one may take; null to wait for it whatever it takes.</param>
    /// <param name="mayHedge">Whether there may be one call more; asked once, and only when the main one is late.</param>
    /// <param name="time">The clock.</param>
    public static async Task<Entrant<T>> WinnerAsync<T>(
        Entrant<T> main, Entrant<T>? second, TimeSpan? late, Func<bool> mayHedge, TimeProvider time)
    {
        main.Begin();
        if (second is not null && late is { } patience)
            await Quietly(main.First.WaitAsync(patience, time));
        if (second is null || late is null || main.First.IsCompleted || !mayHedge())
            await Quietly(main.First);
        if (second is null || main.IsAhead || main.First.IsCanceled)
        {
            await main.First;
            return main;
        }

        second.Begin();
        await Task.WhenAny(main.First, second.First);
        // One that is there without anything to say leaves the other all the time it needs.
        if (!main.IsAhead && !second.IsAhead)
            await Quietly(Task.WhenAll(main.First, second.First));
        var (winner, loser) = main.IsAhead || !second.IsAhead ? (main, second) : (second, main);
        loser.Leave();
        await winner.First;
        return winner;
    }

    private static async Task Quietly(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
