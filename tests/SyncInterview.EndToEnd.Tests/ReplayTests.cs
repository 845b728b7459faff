using System.Net;
using SyncInterview.Documents.V1;
using SyncInterview.EndToEnd.Tests.Kit;
using SyncInterview.Interviews.V1;
using SyncInterview.Standalone;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;
using Xunit.Abstractions;

namespace SyncInterview.EndToEnd.Tests;

/// <summary>
/// Ten interviews as people and models spoil them, recorded through the whole suite in one data directory, and each replayed: the
/// log leads to what was sent, byte for byte.
/// </summary>
public sealed class ReplayTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const double Speed = 4;

    private static readonly string[] Answers =
    [
        "I moved the payments ledger to an event store and wrote the replay myself, which took about four months.",
        "Reconciliation breaks fell from forty a week to two. I also trained the two engineers who run it today.",
        "We had an outage in the second week. I rolled it back within ten minutes and wrote the report.",
    ];

    private readonly TemporaryDirectory _folder = new();
    private readonly ScaledTimeProvider _time = new(Speed);
    private readonly List<Talker> _talkers = [];
    private FakeOpenAiServer _model = null!;
    private string _resume = "";
    private string _job = "";

    public async Task InitializeAsync() => _model = await FakeOpenAiServer.StartAsync(_time);

    public async Task DisposeAsync() => await _model.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ten_recorded_interviews_replay_without_a_difference()
    {
        await OfflineAsync(
            (false, Preset.Full, PlainAsync),
            (true, Preset.Full, WithControlsAsync),
            (false, Preset.Full, WithBreaksAsync),
            (false, Preset.Classic, PlainAsync));
        await WithModelAsync(_ => Reply with { DelayToFirstToken = TimeSpan.FromSeconds(2.5) }, Preset.Full);
        await WithModelAsync(request => request % 2 == 0 ? FakeReply.Error(HttpStatusCode.InternalServerError) : Reply, Preset.Full);
        await WithModelAsync(_ => Reply with { Cut = FakeCut.Stall, CutAfterTokens = 9 }, Preset.Full);
        await WithModelAsync(request => Reply with { Cut = FakeCut.Reset, CutAfterTokens = request % 16 }, Preset.Full);
        await WithModelAsync(request => request % 3 == 0 ? Reply : Reply with { Cut = FakeCut.EndEarly, CutAfterTokens = 4 }, Preset.Classic);
        await KilledAsync();

        await using var suite = await SuiteProcess.StartAsync(_folder.Path);
        using var candidate = new Candidate(suite.Grpc);
        await EndAsync(candidate, _talkers[^1]);
        Assert.Equal(10, _talkers.Count);
        foreach (var talker in _talkers)
            await ReplayAsync(candidate, talker);
        AssertRich([.. _talkers.SelectMany(talker => talker.Received).Where(message => message.Sequence > 0)]);
        await CommandAsync(_talkers[^1].Interview, 0, "--against", suite.Grpc.ToString());
        await CommandAsync("interviews/nosuch", 2, "--against", suite.Grpc.ToString());
        await suite.KillAsync();
        await CommandAsync(_talkers[0].Interview, 0, "--data", _folder.Path);
    }

    private static FakeReply Reply => FakeReply.Text(
        "Rebuilding state from events is the hard half of that work. You did it well under load.\nQUESTION: And what came of it in the end?");

    private static async Task PlainAsync(Talker talker)
    {
        foreach (var answer in Answers)
        {
            await talker.SpeakAsync(answer);
            await talker.FloorAsync();
        }
    }

    private static async Task WithControlsAsync(Talker talker)
    {
        await talker.SayAsync(new Control { Thinking = new() });
        await talker.SpeakAsync(Answers[0]);
        await talker.SayAsync(new Control { BargeIn = new() });
        await talker.SpeakAsync(Answers[1]);
        await talker.FloorAsync();
        await talker.SayAsync(new Control { RepeatQuestion = new() });
        await talker.SayAsync(new Control { Pause = new() });
        await talker.SayAsync(new Control { Resume = new() });
        await talker.SayAsync(new Control { SkipQuestion = new() });
        await talker.FloorAsync();
    }

    private static async Task WithBreaksAsync(Talker talker)
    {
        foreach (var answer in Answers)
        {
            await talker.SayAsync(new ClientMessage { Chunk = new() { Text = answer[..30] } });
            await talker.DisposeAsync();
            await talker.AttachAsync();
            await talker.SayAsync(new ClientMessage { Final = new() { Text = answer } });
            await talker.DisposeAsync();
            await talker.AttachAsync();
            await talker.FloorAsync();
        }
    }

    private async Task OfflineAsync(params (bool IsBrowser, Preset Preset, Func<Talker, Task> Talk)[] interviews)
    {
        await using var suite = await StartAsync([]);
        using var candidate = new Candidate(suite.Grpc);
        _resume = await candidate.ReadAsync(Repository.Sample("resumes/mara-lindqvist.pdf"), DocumentKind.Resume);
        _job = await candidate.ReadAsync(Repository.Sample("jobs/backend-engineer-payments.docx"), DocumentKind.JobDescription);
        await Task.WhenAll(interviews.Select(interview => HoldAsync(candidate, interview.IsBrowser, interview.Preset, interview.Talk)));
    }

    private async Task WithModelAsync(Func<int, FakeReply> main, Preset preset)
    {
        var requests = 0;
        _model.Respond = request => request.Model == "mini"
            ? FakeReply.Text("The ledger and its replay, I follow.")
            : main(Interlocked.Increment(ref requests)) with { DelayPerToken = TimeSpan.FromMilliseconds(40) };
        await using var suite = await StartAsync(ModelSettings());
        using var candidate = new Candidate(suite.Grpc);
        await HoldAsync(candidate, isBrowser: false, preset, PlainAsync);
        Assert.True(requests >= Answers.Length, $"The model was asked {requests} times.");
    }

    // A process that dies while its model is at it; whoever comes next finishes.
    private async Task KilledAsync()
    {
        _model.Respond = _ => Reply with { Cut = FakeCut.Stall, CutAfterTokens = 16 };
        await using var suite = await SuiteProcess.StartAsync(_folder.Path, [.. ModelSettings().Select(setting => $"{setting.Key}={setting.Value}")]);
        using var candidate = new Candidate(suite.Grpc);
        var talker = await BeginAsync(candidate, TimeProvider.System, isBrowser: false, Preset.Full);
        await talker.SpeakAsync(Answers[0]);
        await talker.UntilAsync(message => message.LlmResponse?.Kind == ResponseKind.Delta, "the reply is streamed");
        await suite.KillAsync();
        await talker.DisposeAsync();
    }

    private static async Task EndAsync(Candidate candidate, Talker killed)
    {
        var back = new Talker(candidate.Interviews, killed.Interview, TimeProvider.System, isBrowser: false);
        await back.AttachAsync();
        await back.FloorAsync();
        await back.SayAsync(new Control { EndInterview = new() });
        await back.EndAsync();
        await back.DisposeAsync();
    }

    private Task<StandaloneSuite> StartAsync(Dictionary<string, string?> settings) => StandaloneSuite.StartAsync(
        new() { DataDirectory = _folder.Path, Settings = settings, Time = _time, Arguments = ["--Edge:GrpcPort=0", "--Edge:HttpPort=0"] },
        CancellationToken.None);

    private Dictionary<string, string?> ModelSettings() => new[] { "Main", "Mini" }
        .SelectMany(role => new (string Key, string Value)[]
        {
            ($"Llm:{role}:BaseUrl", _model.BaseUrl.ToString()), ($"Llm:{role}:ApiKey", "key"), ($"Llm:{role}:Model", role.ToLowerInvariant()),
        })
        .ToDictionary(setting => setting.Key, setting => (string?)setting.Value);

    private async Task HoldAsync(Candidate candidate, bool isBrowser, Preset preset, Func<Talker, Task> talk)
    {
        await using var talker = await BeginAsync(candidate, _time, isBrowser, preset);
        await talk(talker);
        await talker.SayAsync(new Control { EndInterview = new() });
        await talker.EndAsync();
    }

    private async Task<Talker> BeginAsync(Candidate candidate, TimeProvider time, bool isBrowser, Preset preset)
    {
        var interview = await candidate.CreateAsync(_resume, _job, new ConversationStyle { Preset = preset });
        var talker = new Talker(candidate.Interviews, interview.Name, time, isBrowser);
        lock (_talkers)
            _talkers.Add(talker);
        await talker.AttachAsync();
        await talker.SayAsync(new Control { Begin = new() });
        await talker.FloorAsync();
        return talker;
    }

    private async Task ReplayAsync(Candidate candidate, Talker talker)
    {
        var replay = await candidate.Interviews.ReplayInterviewAsync(new() { Name = talker.Interview });
        output.WriteLine(
            $"{talker.Interview}: {replay.Records} records, {replay.ClientMessages} of the client, {replay.Messages} messages, "
            + $"{replay.Epochs} writers, {replay.Duration}, {replay.DifferenceCount} differences");
        Assert.Empty(replay.Differences);
        Assert.Equal(0, replay.DifferenceCount);
        Assert.True(replay.Messages >= talker.Received.Max(message => message.Sequence), "The log lacks messages that were received.");
        Assert.Equal((await candidate.TranscriptAsync(talker.Interview)).Messages.Count, replay.Messages);
    }

    // What the ten are worth: everything that can be said was said in them.
    private static void AssertRich(IReadOnlyList<ServerMessage> durable)
    {
        var kinds = durable.Select(message => message.LlmResponse?.Kind).Distinct().OfType<ResponseKind>().Order();
        Assert.Equal([ResponseKind.Tentative, ResponseKind.Bridge, ResponseKind.Reply, ResponseKind.Question], kinds);
        Assert.Contains(durable, message => message.MiniLlmFiller is not null);
        Assert.Contains(durable, message => message.InterviewState?.State == ConversationState.Paused);
        Assert.Contains(durable, message => message.InterviewState?.Cause == "barge_in");
        Assert.Contains(durable, message => message.InterviewState?.Timing is not null);
        Assert.Contains(durable, message => message.LlmResponse?.Provenance is { Offline: false });
    }

    private static async Task CommandAsync(string interview, int exitCode, params string[] arguments)
    {
        var run = await SuiteProcess.RunAsync(TimeSpan.FromMinutes(1), ["replay", interview, .. arguments]);
        Assert.True(run.ExitCode == exitCode, $"exit {run.ExitCode}\n{run.Output}\n{run.Errors}");
        Assert.Contains(exitCode == 0 ? "the same, byte for byte" : "was not replayed", run.Output, StringComparison.Ordinal);
    }
}
