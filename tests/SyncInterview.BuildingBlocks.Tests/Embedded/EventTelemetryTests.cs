using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.BuildingBlocks.Tests.Contracts;
using SyncInterview.Testing;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

public sealed class EventTelemetryTests : EmbeddedTest
{
    private const string Topic = "report-ready";
    private readonly Probe<EventTelemetryTests> _probe = new();

    [Fact]
    public async Task Published_handled_retried_and_dead_lettered_events_and_their_age_are_measured()
    {
        _probe.Behaviour = (received, _) => received.Id == "bad" ? throw new InvalidOperationException() : Task.CompletedTask;
        var host = await Backend.StartHostAsync(_probe.On(Topic), ("Events:MaxAttempts", "3"));
        using var meters = new Meters(host.Services.GetRequiredService<IMeterFactory>());

        await PublishAsync(host, "good");
        await PublishAsync(host, "good");
        await PublishAsync(host, "bad");
        await Backend.PassTimeUntilAsync(() => meters.Sum("dead_lettered") == 1);

        Assert.Equal(2, meters.Sum("published"));
        Assert.Equal(1, meters.Sum("handled"));
        Assert.Equal(2, meters.Sum("retried"));
        Assert.Equal(2, meters.Count("queue_age"));
        Assert.Equal(1, meters.Count("handling_duration"));
        Assert.Equal(["group=EventTelemetryTests", "topic=report-ready"], meters.TagsOf("handled").Order());
    }

    [Fact]
    public async Task Publication_and_handling_are_spans_of_one_trace()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == EventTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        _probe.Behaviour = (received, _) => received.Attempt == 1 ? throw new InvalidOperationException() : Task.CompletedTask;
        var host = await Backend.StartHostAsync(_probe.On(Topic));
        using var request = new Activity("request").Start();

        await PublishAsync(host, "e1");
        await Backend.PassTimeUntilAsync(() => Mine().Count == 3);

        var publish = Assert.Single(Mine(), span => span.Kind == ActivityKind.Producer);
        Assert.Equal(("publish report-ready", request.SpanId), (publish.OperationName, publish.ParentSpanId));
        var attempts = Mine().Where(span => span.Kind == ActivityKind.Consumer).OrderBy(span => span.GetTagItem("event.attempt")).ToList();
        Assert.All(attempts, span => Assert.Equal(("process report-ready", publish.SpanId), (span.OperationName, span.ParentSpanId)));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], attempts.Select(span => span.Status));

        List<Activity> Mine() => [.. spans.Where(span => span.TraceId == request.TraceId)];
    }

    [Fact]
    public async Task Logs_name_the_event_and_the_reason_but_hold_nothing_of_what_it_said()
    {
        const string Secret = "salary 120000";
        using var logs = new RecordingLogs();
        _probe.Behaviour = (received, _) => throw new FormatException(received.Data.FileName);
        var host = await Backend.StartHostAsync(
            services => _probe.On(Topic)(services.AddSingleton<ILoggerProvider>(logs)), ("Events:MaxAttempts", "2"));

        await host.Services.GetRequiredService<IEventBus>().PublishAsync(Topic, "e1", new SourceContext { FileName = Secret }, None);
        await Backend.PassTimeUntilAsync(() => logs.Lines.Any(line => line.Level == LogLevel.Error));

        Assert.Contains(logs.Lines, line => line.Text.StartsWith("Event e1 of report-ready is a dead letter", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.Text.Contains("FormatException", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Text.Contains(Secret, StringComparison.Ordinal));
    }

    private static Task PublishAsync(IHost host, string id) =>
        host.Services.GetRequiredService<IEventBus>().PublishAsync(Topic, id, new SourceContext(), None);

    /// <summary>Listens to the instruments of one host.</summary>
    private sealed class Meters : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _measurements = new();

        public Meters(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == EventTelemetry.Name && instrument.Meter.Scope == factory)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>(
                (instrument, value, tags, _) => _measurements.Enqueue((instrument.Name, value, tags.ToArray())));
            _listener.SetMeasurementEventCallback<double>(
                (instrument, value, tags, _) => _measurements.Enqueue((instrument.Name, value, tags.ToArray())));
            _listener.Start();
        }

        public double Sum(string name) => Of(name).Sum(measurement => measurement.Value);

        public int Count(string name) => Of(name).Count();

        public IEnumerable<string> TagsOf(string name) =>
            Of(name).SelectMany(measurement => measurement.Tags).Select(tag => $"{tag.Key}={tag.Value}");

        public void Dispose() => _listener.Dispose();

        private IEnumerable<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> Of(string name) =>
            _measurements.ToArray().Where(measurement => measurement.Name == $"syncinterview.events.{name}");
    }
}
