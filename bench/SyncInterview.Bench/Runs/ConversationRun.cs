using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using SyncInterview.Bench.Load;
using SyncInterview.Bench.Pacing;
using SyncInterview.Bench.Processes;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Runs;

/// <summary>One number of interviews, with a suite of its own: all arms, interleaved, as often as asked.</summary>
internal sealed class ConversationRun(
    BenchOptions options, int interviews, ChildProcess model, ChildProcess relay, Pacer pacer, Action<string> say)
{
    /// <summary>What the interviews allow a first response to take, except where its adaptation is what is looked at.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(800);

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private const int FirstInterviews = 8;

    private readonly bool _isBackToBack = interviews == 1;

    /// <summary>Runs it.</summary>
    public async Task<RunResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var suite = await SuiteUnderTest.StartAsync(model.Address, options.Settings, cancellationToken);
        using var maker = await InterviewMaker.StartAsync(suite.Process.Address, cancellationToken);
        var schedule = Schedule();
        using var windows = new WindowRunner(schedule, pacer, model.Address, new Dictionary<string, int>
        {
            ["generator"] = Environment.ProcessId,
            [model.Name] = model.Id,
            [relay.Name] = relay.Id,
            [suite.Process.Name] = suite.Process.Id,
        });
        // What happens only once, code that is compiled above all, is no interview's share.
        await using (var first = Product("first", new(), FirstInterviews, suite, maker))
            await first.SeatsAsync(cancellationToken);
        var residentBase = ProcessUsage.Of(suite.Process.Id).ResidentBytes;
        var arms = Arms(suite, maker).ToList();
        try
        {
            say($"{interviews} interviews: making them");
            var creating = Stopwatch.GetTimestamp();
            foreach (var arm in arms)
                await arm.SeatsAsync(cancellationToken);
            var createSeconds = Stopwatch.GetElapsedTime(creating).TotalSeconds;
            await Task.Delay(Settling, cancellationToken);
            var residentIdle = ProcessUsage.Of(suite.Process.Id).ResidentBytes;
            var measured = await MeasureAsync(arms, windows, cancellationToken);
            return new(interviews, schedule.Name, suite.StartSeconds, createSeconds, residentBase, residentIdle, measured);
        }
        finally
        {
            foreach (var arm in arms)
                await arm.DisposeAsync();
        }
    }

    private async Task<List<WindowResult>> MeasureAsync(List<IArm> arms, WindowRunner windows, CancellationToken cancellationToken)
    {
        var results = new List<WindowResult>();
        for (var round = 0; round <= options.Repeats; round++)
        {
            foreach (var arm in arms)
            {
                var isWarmUp = round == 0;
                say($"{interviews} interviews: {arm.Name}, {(isWarmUp ? "warming up" : $"{round} of {options.Repeats}")}");
                var result = await windows.RunAsync(arm, round, options.Rise, isWarmUp ? options.WarmUp : options.Window, cancellationToken);
                if (!isWarmUp)
                    results.Add(result);
            }
        }

        return results;
    }

    private ISchedule Schedule() => _isBackToBack
        ? new BackToBack(new TurnPlanner(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(250), Math.Min(options.Tokens, 30)))
        : new DutyCycle(
            new TurnPlanner(options.Speaking, TimeSpan.FromMilliseconds(500), options.Tokens),
            interviews,
            options.Period,
            cutsOff: options.Model != ModelMood.Lognormal);

    private IEnumerable<IArm> Arms(SuiteUnderTest suite, InterviewMaker maker)
    {
        if (options.Model is ModelMood.Mixed or ModelMood.Fixed)
        {
            yield return new DirectArm(model.Address, pacer, interviews, [TurnKind.Definitive]);
            yield return new ConverseArm(
                ArmNames.Relay,
                [TurnKind.Definitive],
                relay.Address,
                interviews,
                isFreshEachTime: false,
                _ => Task.FromResult("interviews/relayed"),
                pacer);
        }

        var full = new ConversationStyle { Preset = Preset.Full };
        if (options.Model != ModelMood.Lognormal)
            full.ReplyDeadline = Duration.FromTimeSpan(Deadline);
        yield return Product(ArmNames.Product, full, interviews, suite, maker);
        if (options.Model == ModelMood.Lognormal)
            yield return Product(ArmNames.Classic, new() { Preset = Preset.Classic }, interviews, suite, maker);
    }

    private ConverseArm Product(string name, ConversationStyle style, int candidates, SuiteUnderTest suite, InterviewMaker maker) => new(
        name,
        TurnMix.Of(options.Model, _isBackToBack),
        suite.Process.Address,
        candidates,
        _isBackToBack,
        token => maker.CreateAsync(style, token),
        pacer);
}
