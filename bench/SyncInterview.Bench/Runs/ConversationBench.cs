using System.Globalization;
using SyncInterview.Bench.Pacing;
using SyncInterview.Bench.Processes;

namespace SyncInterview.Bench.Runs;

/// <summary>The load bench of conversations: one run for each number of interviews, beside one fake model and one relay.</summary>
internal static class ConversationBench
{
    private const double TokensPerSecond = 50;

    /// <summary>Runs it. Each run is given out as it ends.</summary>
    public static async IAsyncEnumerable<RunResult> RunAsync(
        BenchOptions options, Action<string> say, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Monotonic.Check();
        using var pacer = new Pacer();
        await using var model = await ChildProcess.StartAsync(
            "model", ["--tokens-per-second", TokensPerSecond.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        await using var relay = await ChildProcess.StartAsync("relay", ["--model", model.Address.ToString()], cancellationToken);
        foreach (var interviews in options.Interviews)
            yield return await new ConversationRun(options, interviews, model, relay, pacer, say).RunAsync(cancellationToken);
    }
}
