using SyncInterview.Interviews.V1;
using SyncInterview.Standalone;
using SyncInterview.Terminal.Client;
using SyncInterview.Terminal.Display;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.Terminal.Demo;

/// <summary>A whole interview on an embedded suite: upload, plan, conversation, report.</summary>
internal static class DemoRun
{
    private const int Seed = 20260105;

    public static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        if (options.Against is { } suite)
            return await InterviewAsync(suite, options, TimeProvider.System, cancellationToken);
        var time = new ScaledTimeProvider(options.Speed);
        var data = Directory.CreateTempSubdirectory("syncinterview-demo-");
        try
        {
            var standalone = new StandaloneOptions
            {
                DataDirectory = data.FullName,
                Time = time,
                Settings = DemonstrationLatency.With(options.Settings),
                // A lease is for processes that stall, and those stall by the machine's clock.
                Arguments = ["--Edge:GrpcPort=0", "--Edge:HttpPort=0", $"--Interview:LeaseTime={TimeSpan.FromSeconds(10) * options.Speed}"],
            };
            await using var embedded = await StandaloneSuite.StartAsync(standalone, cancellationToken);
            return await InterviewAsync(embedded.Grpc, options, time, cancellationToken);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<int> InterviewAsync(Uri suite, DemoOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        options.Output.Create();
        using var client = new SuiteClient(suite);
        var interview = await Preparation.RunAsync(client, options.Resume, options.Job, options.Limit, Seed, cancellationToken);
        await ConverseAsync(client, interview, options, time, cancellationToken);
        await Reporting.RunAsync(client, interview, options.Output, cancellationToken);
        return 0;
    }

    private static async Task ConverseAsync(
        SuiteClient client, Interview interview, DemoOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var events = new EventsFile(Path.Combine(options.Output.FullName, "events.jsonl"));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var live = client.Converse(interview.Name, time, cancellationToken);
        var view = new ConversationView(time);
        var candidate = new ScriptedCandidate(live, ScriptedAnswers.Read(options.Answers), time, Seed);
        await live.AttachAsync(cancellationToken);
        await live.SendAsync(new Control { Begin = new() }, cancellationToken);
        var question = "";
        var speaking = Task.CompletedTask;
        await foreach (var message in live.ReadAsync(cancellationToken))
        {
            await events.WriteAsync(message);
            view.Show(message);
            if (message is { MessageCase: MessageCase.LlmResponse, LlmResponse.Kind: ResponseKind.Question })
                question = message.LlmResponse.Text;
            if (message.MessageCase == MessageCase.End)
                break;
            var hasFloor = message is { MessageCase: MessageCase.InterviewState, InterviewState.State: ConversationState.WaitingForUserInput };
            if (!hasFloor || question.Length == 0 || !speaking.IsCompleted)
                continue;
            await speaking;
            speaking = SpeakAsync(candidate, view, question, ending.Token);
            question = "";
        }

        await ending.CancelAsync();
        await speaking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await live.CompleteAsync();
        view.ShowSummary();
    }

    private static async Task SpeakAsync(ScriptedCandidate candidate, ConversationView view, string question, CancellationToken cancellationToken)
    {
        view.Hush();
        if (await candidate.AnswerAsync(question, cancellationToken) is { } answer)
            view.ShowAnswer(answer);
    }
}
