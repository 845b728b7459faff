using System.Globalization;
using System.Text.Json;
using SyncInterview.Bench.Engine.Candidates;
using SyncInterview.Bench.Engine.Simulation;
using SyncInterview.Interviews.Engine;

namespace SyncInterview.Bench.Engine.Strategy;

/// <summary>Compares strategies on the same simulated answers.</summary>
internal static class StrategyBench
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Runs and prints.</summary>
    public static int Run(StrategyArguments arguments)
    {
        var product = arguments.Options;
        Contender[] contenders =
        [
            new("product", product),
            new("without speculation", product with { Speculate = false }),
            new("classic, 2 s timer", new TurnOptions().Classic()),
        ];
        var rounds = arguments.ChunkEvery.Select(every => Round(every, contenders, arguments)).ToList();
        if (arguments.AsJson)
            Console.WriteLine(JsonSerializer.Serialize(rounds, Json));
        else
            rounds.ForEach(Print);
        return 0;
    }

    private static Round Round(TimeSpan chunkEvery, Contender[] contenders, StrategyArguments arguments)
    {
        var models = new ModelPace { FirstSentence = arguments.FirstSentence };
        var arena = new Arena(new SpeechPace { ChunkEvery = chunkEvery }, models, arguments.Answers, arguments.Seed);
        return new(
            arguments.Seed,
            chunkEvery.TotalMilliseconds,
            arguments.FirstSentence.Median.TotalMilliseconds,
            arguments.FirstSentence.P99.TotalMilliseconds,
            arena.Answers.Average(answer => answer.Speech.TotalSeconds),
            arena.Answers.Average(answer => answer.FinalConfirms ? 1.0 : 0),
            arena.Answers.Average(answer => answer.Inputs.Count(input => input.IsFinal) > 1 ? 1.0 : 0),
            [.. contenders.Select(arena.Run)]);
    }

    private static void Print(Round round)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""

            {round.Scores[0].Answers} answers of {round.MeanSpeechSeconds:N0} s on average, a chunk every {round.ChunkEveryMilliseconds:N0} ms, seed {round.Seed};
            the main model's first sentence takes {round.FirstSentenceP50:N0} ms (p99 {round.FirstSentenceP99:N0} ms);
            {round.FinalConfirms:P0} of the finals confirm the last chunk, {round.Resumed:P0} of the answers go on after a final.

            """));
        var naive = round.Scores[^1];
        Row("", score => score.Strategy);
        Line("final -> first response, ms: p50", score => $"{score.FirstResponse.P50:N0}");
        Line("  p90", score => $"{score.FirstResponse.P90:N0}");
        Line("  p99", score => $"{score.FirstResponse.P99:N0}");
        Line("  max", score => $"{score.FirstResponse.Max:N0}");
        Line("final -> definitive reply, ms: p50", score => $"{score.DefinitiveReply.P50:N0}");
        Line("  p90", score => $"{score.DefinitiveReply.P90:N0}");
        Line("  p99", score => $"{score.DefinitiveReply.P99:N0}");
        Line("first response: promoted", score => $"{score.Promoted:P1}");
        Line("  definitive", score => $"{score.Definitive:P1}");
        Line("  bridge", score => $"{score.Bridged:P1}");
        Line("  canned", score => $"{score.Canned:P1}");
        Line("spoken over the candidate, an answer", score => $"{score.SpokenOver:N3}");
        Line("speculations, an answer", score => $"{score.SpeculationsStarted:N2}");
        Line("  promoted / wasted", score => $"{score.SpeculationsPromoted:P0} / {score.SpeculationsWasted:P0}");
        Line("tentative replies, an answer", score => $"{score.TentativesStarted:N2}");
        Line("  bridging / wasted", score => $"{score.TentativesBridging:P0} / {score.TentativesWasted:P0}");
        Line("model calls, an answer", score => $"{score.Calls:N1}");
        Line("  of the main model", score => $"{score.MainCalls:N2}");
        Line("  to those of the 2 s timer", score => $"{score.Calls / naive.Calls:N2}");
        Line("tokens, an answer", score => $"{score.Tokens:N0}");
        Line("  to those of the 2 s timer", score => $"{score.Tokens / naive.Tokens:N2}");

        void Line(string what, Func<Score, FormattableString> cell) =>
            Row(what, score => cell(score).ToString(CultureInfo.InvariantCulture));
        void Row(string what, Func<Score, string> cell) =>
            Console.WriteLine($"{what,-38}" + string.Concat(round.Scores.Select(score => $"{cell(score),22}")));
    }
}
