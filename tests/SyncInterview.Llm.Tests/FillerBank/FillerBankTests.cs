using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Events.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.FillerBank;

/// <summary>From the event that an interview has begun to the event that its fillers are there.</summary>
public sealed class FillerBankTests : IAsyncLifetime
{
    private readonly ScriptedInterviews _interviews = new();
    private readonly ConcurrentQueue<ReceivedEvent<FillerBankReady>> _ready = new();
    private FakeOpenAiServer _model = null!;
    private InProcessHost _foreign = null!;
    private InProcessHost _llm = null!;

    public async Task InitializeAsync()
    {
        _model = await FakeOpenAiServer.StartAsync();
        _model.Respond = _ => FakeReply.Text("FILLER: Let me see.\nFILLER: One moment.\nSURPRISE t1: The team is gone.\nSURPRISE t9: The moon, too.");
        _foreign = await InProcessHost.StartAsync(
            builder => builder.Services.AddSingleton(_interviews), app => app.MapGrpcService<ScriptedInterviews>(), new() { ServiceName = "foreign" });
        _llm = await InProcessHost.StartAsync(AddLlm, app => app.MapLlm(), new()
        {
            ServiceName = "llm",
            Settings =
            {
                ["Services:Interview"] = _foreign.Addresses.Grpc.ToString(),
                ["Events:FirstRetryDelay"] = "00:00:00.01",
                // One after the other, so that what comes later tells that what came before is done.
                ["Events:Concurrency"] = "1",
                ["Llm:Mini:BaseUrl"] = _model.BaseUrl.ToString(),
                ["Llm:Mini:Model"] = "small",
                ["Llm:Mini:RetryDelay"] = "00:00:00",
            },
        });
    }

    public async Task DisposeAsync()
    {
        await _llm.DisposeAsync();
        await _foreign.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task The_bank_is_made_by_the_mini_model_from_the_interviews_plan()
    {
        await BeginAsync();
        var ready = await ReadyAsync();
        Assert.Equal(("interviews/abc", "ada"), (ready.Data.Interview, ready.Data.Owner));
        Assert.Equal(["Let me see.", "One moment."], ready.Data.Fillers);
        Assert.Equal([("t1", "The team is gone.")], ready.Data.Surprises.Select(surprise => (surprise.TopicId, surprise.Text)));
        Assert.Equal(("small", "fillers@1"), (ready.Data.Provenance.Model, ready.Data.Provenance.PromptVersion));
        var prompt = Assert.Single(_model.Requests);
        Assert.Contains("t1: Apache Kafka", prompt.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Write 24 lines that begin with FILLER: and 6 lines", prompt.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_beginning_that_is_heard_again_changes_nothing()
    {
        await BeginAsync("1");
        var first = await ReadyAsync();
        // The bus knows the first id; the second stands for a delivery that was handled but not marked so.
        await BeginAsync("1");
        await BeginAsync("2");
        await BeginAsync("3");
        await Eventually.HoldsAsync(() => _model.Stats.Completed == 3);
        await Bus.PublishAsync(Topics.FillerBankReady, "marker", new FillerBankReady(), CancellationToken.None);
        await Eventually.HoldsAsync(() => _ready.Any(ready => ready.Id == "marker"));
        Assert.Equal([first.Id, "marker"], _ready.Select(ready => ready.Id));
    }

    [Fact]
    public async Task While_the_interview_service_is_away_it_is_tried_again()
    {
        _interviews.Failures.Enqueue(RpcErrors.FailedPrecondition(ErrorReason.WrongState, "Not yet."));
        _interviews.Failures.Enqueue(RpcErrors.FailedPrecondition(ErrorReason.WrongState, "Not yet."));
        await BeginAsync();
        await ReadyAsync();
        Assert.Equal((3, 1L), (_interviews.Calls, _model.Stats.Requests));
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_bank_to_the_offline_interviewer()
    {
        _model.Respond = _ => FakeReply.Error(System.Net.HttpStatusCode.Unauthorized);
        await BeginAsync();
        var ready = await ReadyAsync();
        Assert.Equal((24, true), (ready.Data.Fillers.Count, ready.Data.Provenance.Offline));
        Assert.Equal(24, ready.Data.Fillers.Distinct().Count());
    }

    [Theory]
    [InlineData("not wanted")]
    [InlineData("over")]
    [InlineData("not there")]
    [InlineData("somebody else's")]
    public async Task Nothing_is_made_for_an_interview_that_has_no_use_for_it(string why)
    {
        if (why == "over")
            _interviews.Interview.State = ConversationState.Ended;
        var started = Started();
        (started.Fillers, started.Surprises) = why == "not wanted" ? (0, 0) : (24, 6);
        started.Interview = why == "not there" ? "interviews/xyz" : started.Interview;
        started.Owner = why == "somebody else's" ? "eve" : started.Owner;
        var asks = why == "not wanted" ? 0 : 1;
        await PublishAsync(started, "1");
        await Eventually.HoldsAsync(() => _interviews.Calls == asks);
        _interviews.Interview.State = ConversationState.Listening;
        await BeginAsync("2");
        await ReadyAsync();
        Assert.Equal((1L, asks + 1), (_model.Stats.Requests, _interviews.Calls));
        Assert.Empty((await _llm.Services.GetRequiredService<IDeadLetters>().ListAsync(null, 10, null, CancellationToken.None)).Items);
    }

    private static InterviewStarted Started() => new() { Interview = "interviews/abc", Owner = "ada", Fillers = 24, Surprises = 6 };

    private Task BeginAsync(string id = "1") => PublishAsync(Started(), id);

    private IEventBus Bus => _llm.Services.GetRequiredService<IEventBus>();

    private Task PublishAsync(InterviewStarted started, string id) => Bus
        .PublishAsync(Topics.InterviewStarted, $"{started.Interview}/{id}", started, CancellationToken.None);

    private async Task<ReceivedEvent<FillerBankReady>> ReadyAsync()
    {
        await Eventually.HoldsAsync(() => !_ready.IsEmpty);
        return Assert.Single(_ready);
    }

    private void AddLlm(WebApplicationBuilder builder)
    {
        builder.AddLlm();
        builder.Services.AddSingleton(_ready);
        builder.Services.AddEventHandler<FillerBankReady, Listener>(Topics.FillerBankReady, "test");
    }

    private sealed class Listener(ConcurrentQueue<ReceivedEvent<FillerBankReady>> ready) : IEventHandler<FillerBankReady>
    {
        public Task HandleAsync(ReceivedEvent<FillerBankReady> received, CancellationToken cancellationToken)
        {
            ready.Enqueue(received);
            return Task.CompletedTask;
        }
    }
}
