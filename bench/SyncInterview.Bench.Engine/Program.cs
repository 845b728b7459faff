using System.CommandLine;
using SyncInterview.Bench.Engine.Core;
using SyncInterview.Bench.Engine.Strategy;

var answers = new Option<int>("--answers") { Description = "Answers given to each strategy.", DefaultValueFactory = _ => 2_000 };
var seed = new Option<long>("--seed") { Description = "The same seed gives the same figures.", DefaultValueFactory = _ => 1 };
var chunkEvery = new Option<double[]>("--chunk-every") { Description = "Seconds between chunks.", DefaultValueFactory = _ => [0.5, 2], AllowMultipleArgumentsPerToken = true };
var set = new Option<string[]>("--set") { Description = "An option of the conversation, for example SpeculationPause=00:00:00.200." };
var firstSentence = new Option<double[]>("--first-sentence")
{
    Description = "Median and 99th percentile, in seconds, of the main model's time to its first sentence.",
    DefaultValueFactory = _ => [1.2, 6],
    AllowMultipleArgumentsPerToken = true,
    Arity = new(2, 2),
};
var json = new Option<bool>("--json") { Description = "Print JSON." };

var engine = new Command("engine", "Time and allocations of the conversation engine, event by event.");
engine.SetAction(_ => EngineBench.Run());

var strategy = new Command("strategy", "Strategies side by side on simulated time: gaps, hits, calls, tokens.")
{
    answers, seed, chunkEvery, firstSentence, set, json,
};
strategy.SetAction(parsed =>
{
    try
    {
        var first = parsed.GetValue(firstSentence)!;
        return StrategyBench.Run(new(
            parsed.GetValue(answers),
            parsed.GetValue(seed),
            [.. parsed.GetValue(chunkEvery)!.Select(TimeSpan.FromSeconds)],
            new(TimeSpan.FromSeconds(first[0]), TimeSpan.FromSeconds(first[1])),
            OptionChanges.Apply(parsed.GetValue(set) ?? []),
            parsed.GetValue(json)));
    }
    catch (ArgumentException e)
    {
        Console.Error.WriteLine(e.Message);
        return 2;
    }
});

return new RootCommand("Measures the conversation engine by itself.") { engine, strategy }.Parse(args).Invoke();
