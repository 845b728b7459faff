using SyncInterview.EndToEnd.Tests.Kit;
using SyncInterview.Interviews.V1;
using SyncInterview.Standalone;
using SyncInterview.Terminal.Client;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.EndToEnd.Tests;

/// <summary>The filler bank on its whole way: interview began, event, mini-model, event, bank, said while a slow model thinks.</summary>
public sealed class FillerBankTests : IAsyncLifetime, IDisposable
{
    private const string Answer = "I moved the payments ledger to an event store, wrote the replay myself, and reconciliation breaks fell to two a week.";
    private const int MostAnswers = 6;

    private static readonly string[] Fillers = ["Let me think about that.", "One moment, please.", "Give me a second with that."];

    private readonly TemporaryDirectory _folder = new();
    private FakeOpenAiServer _model = null!;
    private StandaloneSuite _suite = null!;

    public async Task InitializeAsync()
    {
        _model = await FakeOpenAiServer.StartAsync();
        _model.Respond = request => request.Model == "mini"
            ? FakeReply.Text(AsksForFillers(request) ? string.Join('\n', Fillers.Select(filler => "FILLER: " + filler)) : "I follow you so far.")
            : FakeReply.Text("Rebuilding state from events is the hard half of that work.\nQUESTION: And what came of it?")
                with
            { DelayToFirstToken = TimeSpan.FromSeconds(2) };
        _suite = await StandaloneSuite.StartAsync(
            new StandaloneOptions
            {
                DataDirectory = _folder.Path,
                Settings = new Dictionary<string, string?>
                {
                    ["Llm:Main:BaseUrl"] = _model.BaseUrl.ToString(),
                    ["Llm:Main:Model"] = "main",
                    ["Llm:Mini:BaseUrl"] = _model.BaseUrl.ToString(),
                    ["Llm:Mini:Model"] = "mini",
                    // So that each turn has its chance.
                    ["Interview:Conversation:FillerGap"] = "00:00:01",
                },
                Arguments = ["--Edge:GrpcPort=0", "--Edge:HttpPort=0"],
            },
            CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _suite.DisposeAsync();
        await _model.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_slow_model_is_bridged_by_a_filler_that_came_over_the_bus()
    {
        using var candidate = new Candidate(_suite.Grpc);
        var filler = await UntilFillerAsync(candidate, (await candidate.CreateAsync()).Name);
        Assert.NotNull(filler);
        Assert.Equal((FillerKind.Filler, "mini"), (filler.Kind, filler.Provenance.Model));
        Assert.Contains(filler.Text, Fillers);
        Assert.Contains(_model.Requests, AsksForFillers);
    }

    [Fact]
    public async Task A_candidate_who_switches_fillers_off_hears_none_and_none_are_made()
    {
        using var candidate = new Candidate(_suite.Grpc);
        var interview = await candidate.CreateAsync(new ConversationStyle { NoFillers = true });
        Assert.Null(await UntilFillerAsync(candidate, interview.Name, answers: 2));
        Assert.DoesNotContain(_model.Requests, AsksForFillers);
    }

    private static bool AsksForFillers(FakeRequest request) =>
        request.Model == "mini" && request.Messages.Any(message => message.Text.Contains("FILLER:", StringComparison.Ordinal));

    // Answers question after question, typed, until a filler is said; null when none is.
    private static async Task<MiniLlmFiller?> UntilFillerAsync(Candidate candidate, string interview, int answers = MostAnswers)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var live = await candidate.BeginAsync(interview);
        await foreach (var message in live.ReadAsync(patience.Token))
        {
            if (message.MiniLlmFiller is { } filler)
                return filler;
            if (message.InterviewState is not { State: ConversationState.WaitingForUserInput, Cause: "question" })
                continue;
            if (answers-- == 0)
                return null;
            await live.SendAsync(new ClientMessage { Final = new() { Text = Answer } }, patience.Token);
        }

        return null;
    }
}
