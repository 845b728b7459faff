using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Events.V1;
using SyncInterview.Interviews.Tests.Shell.World;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Interviews.Tests.Shell;

public sealed class TelemetryTests : IAsyncLifetime
{
    private InterviewWorld _world = null!;

    public async Task InitializeAsync() => _world = await InterviewWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_turn_is_measured_by_what_the_candidate_got_first()
    {
        var measured = new ConcurrentQueue<(string Name, double Value, string? First)>();
        using var listener = Listen(measured);
        _world.Llm.Reply = (_, _, context) => Task.Delay(Timeout.Infinite, context.CancellationToken);
        var (_, client) = await _world.BeginAsync();
        await using var _ = client;
        await client.SayAsync(Inputs.Final("I built the ledger."));
        await _world.Time.AdvanceUntilAsync(
            () => measured.Any(item => item.Name == "syncinterview.interview.first_response"), TimeSpan.FromMilliseconds(100));

        var first = measured.First(item => item.Name == "syncinterview.interview.first_response");
        Assert.Equal((0.8, "canned"), (first.Value, first.First));
        Assert.Contains(measured, item => item is { Name: "syncinterview.interview.fallbacks", Value: 1, First: "canned" });
        Assert.Equal(1, measured.Where(item => item.Name == "syncinterview.interview.sessions").Sum(item => item.Value));
        Assert.Equal(1, measured.Where(item => item.Name == "syncinterview.interview.streams").Sum(item => item.Value));
    }

    [Fact]
    public async Task A_call_of_a_model_belongs_to_the_trace_of_the_message_that_led_to_it()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("candidate");
        var (interview, client) = await _world.BeginAsync(isBrowser: true);
        await using var _ = client;
        ActivityTraceId trace;
        using (var activity = source.StartActivity("answer")!)
        {
            trace = activity.TraceId;
            await client.SayAsync(Inputs.Final("I built the ledger."));
        }

        await client.StateAsync(ConversationState.WaitingForUserInput);
        await Eventually.HoldsAsync(() => spans.Any(span => span.OperationName == "interview.reply" && span.TraceId == trace));
        var reply = spans.Single(span => span.OperationName == "interview.reply" && span.TraceId == trace);
        Assert.Equal(interview.Name, reply.GetTagItem("interview.id"));
        Assert.Equal("2.0", reply.GetTagItem("interview.turn"));
    }

    [Fact]
    public async Task An_assessment_reaches_the_session_once_and_only_from_its_owner()
    {
        var (interview, client) = await _world.BeginAsync();
        await using var _ = client;
        var bus = _world.Host.Services.GetRequiredService<IEventBus>();
        var assessed = new AnswerAssessed
        {
            Interview = interview.Name,
            Owner = InterviewWorld.Owner,
            AnswerId = "a1",
            FollowUp = "result",
        };
        var foreign = assessed.Clone();
        (foreign.Owner, foreign.FollowUp) = ("eve", "secrets");
        await bus.PublishAsync(Topics.AnswerAssessed, "assessed/1", foreign, CancellationToken.None);
        await bus.PublishAsync(Topics.AnswerAssessed, "assessed/2", assessed, CancellationToken.None);
        var session = _world.FindSession(interview)!;
        await Eventually.HoldsAsync(() => session.State.Answer.FollowUpAdvice == "result");

        await client.SayAsync(Inputs.Final("I built the ledger."));
        await client.StateAsync(ConversationState.WaitingForUserInput);

        Assert.Equal("result", _world.Llm.Requests.OfType<Llm.V1.StreamReplyRequest>().Single().NextQuestion.FollowUp);
    }

    private MeterListener Listen(ConcurrentQueue<(string Name, double Value, string? First)> measured)
    {
        var meters = _world.Host.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "SyncInterview.Interview" && ReferenceEquals(instrument.Meter.Scope, meters))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        return listener;

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measured.Enqueue((instrument.Name, value, First(tags)));
    }

    private static string? First(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == "first")
                return tag.Value as string;
        }

        return null;
    }
}
