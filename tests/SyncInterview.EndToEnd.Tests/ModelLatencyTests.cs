using SyncInterview.Documents.V1;
using SyncInterview.EndToEnd.Tests.Kit;
using SyncInterview.Interviews.V1;
using SyncInterview.Standalone;
using SyncInterview.Terminal.Client;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;
using Xunit.Abstractions;

namespace SyncInterview.EndToEnd.Tests;

/// <summary>The same interview with a quick and with a slow model, over the model's real HTTP interface.</summary>
public sealed class ModelLatencyTests(ITestOutputHelper output)
{
    private const string Answer = "I moved the payments ledger to an event store, wrote the replay myself, and reconciliation breaks fell to two a week.";

    [Fact]
    public async Task A_model_that_is_quick_answers_before_the_deadline()
    {
        await using var model = await StartModelAsync(TimeSpan.FromMilliseconds(200));
        var turns = await HoldAsync(model, interviews: 2, answers: 3);
        output.WriteLine(Distribution(turns));
        Assert.All(turns, turn => Assert.Equal(FirstResponse.Definitive, turn.Timing.First));
        Assert.All(turns, turn => Assert.StartsWith("And what came of it", turn.Question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_is_late_is_bridged_at_the_deadline_and_its_question_follows()
    {
        await using var model = await StartModelAsync(TimeSpan.FromSeconds(3));
        var turns = await HoldAsync(model, interviews: 20, answers: 5);
        output.WriteLine(Distribution(turns));
        Assert.Equal(100, turns.Count);
        Assert.All(turns, turn => Assert.Contains(turn.Timing.First, new[] { FirstResponse.Bridge, FirstResponse.Canned }));
        Assert.All(turns, turn => Assert.True(turn.Timing.FirstResponse.ToTimeSpan() >= turn.Timing.Deadline.ToTimeSpan(), $"{turn.Timing}"));
        Assert.All(turns, turn => Assert.True(turn.Timing.DefinitiveReply.ToTimeSpan() > turn.Timing.FirstResponse.ToTimeSpan(), $"{turn.Timing}"));
        Assert.All(turns, turn => Assert.StartsWith("And what came of it", turn.Question, StringComparison.Ordinal));
    }

    private static async Task<FakeOpenAiServer> StartModelAsync(TimeSpan toFirstToken)
    {
        var model = await FakeOpenAiServer.StartAsync();
        var said = 0;
        model.Respond = request => request.Model == "mini"
            ? Says("The ledger and its replay, I follow.", TimeSpan.FromMilliseconds(100))
            : Says(
                "Rebuilding state from events is the hard half of that work.\n"
                + $"QUESTION: And what came of it, in case {Interlocked.Increment(ref said)}?",
                toFirstToken);
        return model;
    }

    private static FakeReply Says(string text, TimeSpan toFirstToken) => FakeReply.Text(text) with { DelayToFirstToken = toFirstToken };

    private static async Task<List<Turn>> HoldAsync(FakeOpenAiServer model, int interviews, int answers)
    {
        using var folder = new TemporaryDirectory();
        await using var suite = await StandaloneSuite.StartAsync(
            new StandaloneOptions
            {
                DataDirectory = folder.Path,
                Settings = new Dictionary<string, string?>
                {
                    ["Llm:Main:BaseUrl"] = model.BaseUrl.ToString(),
                    ["Llm:Main:ApiKey"] = "key",
                    ["Llm:Main:Model"] = "main",
                    ["Llm:Mini:BaseUrl"] = model.BaseUrl.ToString(),
                    ["Llm:Mini:ApiKey"] = "key",
                    ["Llm:Mini:Model"] = "mini",
                },
                Arguments = ["--Edge:GrpcPort=0", "--Edge:HttpPort=0"],
            },
            CancellationToken.None);
        using var candidate = new Candidate(suite.Grpc);
        var resume = await candidate.ReadAsync(Repository.Sample("resumes/mara-lindqvist.pdf"), DocumentKind.Resume);
        var job = await candidate.ReadAsync(Repository.Sample("jobs/backend-engineer-payments.docx"), DocumentKind.JobDescription);
        var turns = await Task.WhenAll(Enumerable.Range(0, interviews).Select(async _ =>
            await AnswerAsync(candidate, (await candidate.CreateAsync(resume, job)).Name, answers)));
        return [.. turns.SelectMany(t => t)];
    }

    // Answers every question at once, typed; ends after so many answers.
    private static async Task<List<Turn>> AnswerAsync(Candidate candidate, string interview, int answers)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var live = await candidate.BeginAsync(interview);
        var (turns, question) = (new List<Turn>(), "");
        await foreach (var message in live.ReadAsync(patience.Token))
        {
            if (message.LlmResponse?.Kind == ResponseKind.Question)
                question = message.LlmResponse.Text;
            if (message.End is not null)
                break;
            if (message.InterviewState is not { State: ConversationState.WaitingForUserInput, Cause: "question" } state)
                continue;
            if (state.Timing is { } timing)
                turns.Add(new(timing, question));
            if (turns.Count < answers)
                await live.SendAsync(new ClientMessage { Final = new() { Text = Answer } }, patience.Token);
            else
                await live.SendAsync(new Control { EndInterview = new() }, patience.Token);
        }

        return turns;
    }

    private static string Distribution(List<Turn> turns)
    {
        var gaps = turns.Select(t => t.Timing.FirstResponse.ToTimeSpan().TotalMilliseconds).Order().ToList();
        var first = string.Join(", ", turns.CountBy(t => t.Timing.First).Select(k => $"{k.Value} {k.Key}"));
        return $"final -> first response over {gaps.Count} turns: min {gaps[0]:0.0}, p50 {gaps[gaps.Count / 2]:0.0}, "
            + $"p90 {gaps[gaps.Count * 9 / 10]:0.0}, p99 {gaps[gaps.Count * 99 / 100]:0.0}, max {gaps[^1]:0.0} ms ({first})";
    }

    private sealed record Turn(TurnTiming Timing, string Question);
}
