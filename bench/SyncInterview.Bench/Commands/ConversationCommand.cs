using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Spectre.Console;
using SyncInterview.Bench.Processes;
using SyncInterview.Bench.Reporting;
using SyncInterview.Bench.Runs;

namespace SyncInterview.Bench.Commands;

/// <summary><c>conversation</c>: what conversations cost and how quick they are, under load.</summary>
internal static class ConversationCommand
{
    private const double CalmLoad = 0.3;
    private const int WidthOfFiles = 140;
    private const int MostInterviews = 20_000;

    private static readonly Option<IReadOnlyList<int>?> Interviews = new("--n")
    {
        Description = "Numbers of interviews, one run each (default 1,100,1000; with --quick 1,20).",
        CustomParser = Numbers,
    };

    private static readonly Option<int?> Repeats = new("--repeats")
    {
        Description = "How often every arm is measured (default 5; with --quick 1).",
    };

    private static readonly Option<double?> Seconds = new("--seconds")
    {
        Description = "How long each arm is measured at a time (default 12; with --quick 4).",
    };

    private static readonly Option<ModelMood> Model = new("--model")
    {
        Description = "mixed: 200 ms to the first token, or 3 s, in one run. fixed: 200 ms. slow: 3 s. "
            + "lognormal: median 1.2 s, p99 6 s, beside the classic strategy.",
        DefaultValueFactory = _ => ModelMood.Mixed,
    };

    private static readonly Option<bool> Quick = new("--quick") { Description = "A smoke run of about a minute; its figures mean little." };

    private static readonly Option<FileInfo> Json = new("--json")
    {
        Description = "Where the figures go.",
        DefaultValueFactory = _ => new FileInfo("out/bench-conversation.json"),
    };

    private static readonly Option<string[]> Settings = new("--set")
    {
        Description = "A setting of the suite, as in --set Interview:Conversation:Speculate=false.",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Command Create()
    {
        var command = new Command("conversation", "Holds many interviews at once and measures them beside the bare model and a naive relay.")
        {
            Interviews, Repeats, Seconds, Model, Quick, Json, Settings,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static BenchOptions Read(ParseResult parsed)
    {
        var isQuick = parsed.GetValue(Quick);
        var speaking = TimeSpan.FromSeconds(isQuick ? 4 : 25);
        var model = parsed.GetValue(Model);
        return new()
        {
            Interviews = parsed.GetValue(Interviews) ?? (isQuick ? [1, 20] : [1, 100, 1000]),
            Repeats = Math.Clamp(parsed.GetValue(Repeats) ?? (isQuick ? 1 : 5), 1, 100),
            WarmUp = TimeSpan.FromSeconds(isQuick ? 2 : 6),
            Window = TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(Seconds) ?? (isQuick ? 4 : 12), 1, 3600)),
            // Whole turns where the tentative replies of a whole speech matter, and otherwise until replies overlap as they do later.
            Rise = model == ModelMood.Lognormal ? speaking : TimeSpan.FromSeconds(isQuick ? 1 : 5),
            Period = TimeSpan.FromSeconds(isQuick ? 10 : 60),
            Speaking = speaking,
            Tokens = isQuick ? 60 : 250,
            Model = model,
            Json = parsed.GetRequiredValue(Json),
            Settings = parsed.GetValue(Settings) ?? [],
        };
    }

    private static async Task RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
            console.Profile.Width = WidthOfFiles;
        var load = MachineLoad.Average;
        if (load > CalmLoad)
            console.MarkupLineInterpolated($"[yellow]The machine is busy (load {load:0.0}): the figures will be worse than they need be.[/]");
        var report = new BenchReport(TimeProvider.System.GetUtcNow(), BenchReport.DescribeMachine(), load, BenchOptionsReport.Of(options), []);
        await foreach (var run in ConversationBench.RunAsync(options, line => Console.Error.WriteLine(line), cancellationToken))
        {
            report = report with { Runs = [.. report.Runs, RunReport.Of(run)] };
            RunTable.Show(console, report.Runs[^1]);
            // After each run, so that a bench that is broken off leaves what it has.
            await ReportFile.WriteAsync(options.Json, report, cancellationToken);
        }

        console.MarkupLineInterpolated($"Figures in {options.Json}. How they are measured: bench/README.md.");
    }

    private static List<int>? Numbers(ArgumentResult argument)
    {
        var numbers = new List<int>();
        foreach (var text in argument.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MostInterviews)
            {
                argument.AddError($"--n: '{text}' is no number of interviews from 1 to {MostInterviews}.");
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }
}
