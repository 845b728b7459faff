using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SyncInterview.BuildingBlocks.Events;

/// <summary>Traces and metrics of events, the same for every adapter.</summary>
public sealed class EventTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "SyncInterview.Events";

    private static readonly ActivitySource Source = new(Name);
    private readonly Counter<long> _published;
    private readonly Counter<long> _handled;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _deadLettered;
    private readonly Counter<long> _dropped;
    private readonly Histogram<double> _queueAge;
    private readonly Histogram<double> _handling;

    /// <summary>Creates the instruments.</summary>
    public EventTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _published = meter.CreateCounter<long>("syncinterview.events.published", "{event}", "Events published, duplicates not counted.");
        _handled = meter.CreateCounter<long>("syncinterview.events.handled", "{event}", "Deliveries that succeeded.");
        _retried = meter.CreateCounter<long>("syncinterview.events.retried", "{event}", "Deliveries that failed and will be tried again.");
        _deadLettered = meter.CreateCounter<long>("syncinterview.events.dead_lettered", "{event}", "Events that a group gave up on.");
        _dropped = meter.CreateCounter<long>(
            "syncinterview.events.dead_letters_dropped", "{event}", "Dead letters dropped beyond their limit.");
        _queueAge = meter.CreateHistogram<double>(
            "syncinterview.events.queue_age", "s", "From publication to the first delivery to a group.");
        _handling = meter.CreateHistogram<double>("syncinterview.events.handling_duration", "s", "Time in the handler.");
    }

    internal static Activity? StartPublish(string topic) => Source.StartActivity($"publish {topic}", ActivityKind.Producer);

    /// <summary>
    /// The activity a handler runs in: a child of the publisher's. It exists without a listener too, so that the trace is passed on.
    /// </summary>
    internal static Activity StartProcess(string topic, string? traceParent, string? traceState)
    {
        var name = $"process {topic}";
        ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var parent);
        if (Source.StartActivity(name, ActivityKind.Consumer, parent) is { } sampled)
            return sampled;
        var unsampled = new Activity(name);
        if (parent != default)
            unsampled.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags).TraceStateString = traceState;
        return unsampled.Start();
    }

    internal void Published(string topic) => _published.Add(1, Tag(topic));

    internal void Handled(EventSubscription to, TimeSpan duration)
    {
        _handled.Add(1, Tag(to.Topic), GroupTag(to));
        _handling.Record(duration.TotalSeconds, Tag(to.Topic), GroupTag(to));
    }

    internal void Retried(EventSubscription to) => _retried.Add(1, Tag(to.Topic), GroupTag(to));

    internal void DeadLettered(EventSubscription to, int count = 1) => _deadLettered.Add(count, Tag(to.Topic), GroupTag(to));

    internal void Dropped(int count) => _dropped.Add(count);

    internal void FirstDelivery(EventSubscription to, TimeSpan age) =>
        _queueAge.Record(Math.Max(0, age.TotalSeconds), Tag(to.Topic), GroupTag(to));

    private static KeyValuePair<string, object?> Tag(string topic) => new("topic", topic);

    private static KeyValuePair<string, object?> GroupTag(EventSubscription to) => new("group", to.Group);
}
