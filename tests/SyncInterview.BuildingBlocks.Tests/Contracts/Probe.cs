using System.Collections.Concurrent;
using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Tests.Contracts;

/// <summary>What a group of the test saw, and how it behaves. The event's data is any small protobuf message.</summary>
/// <typeparam name="TGroup">Tells the groups of a test apart.</typeparam>
public sealed class Probe<TGroup>
{
    private readonly ConcurrentQueue<Sighting> _seen = new();

    public Func<ReceivedEvent<SourceContext>, CancellationToken, Task> Behaviour { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<Sighting> Seen => [.. _seen];

    public IEnumerable<string> Ids => Seen.Select(sighting => sighting.Event.Id);

    /// <summary>Subscribes the group, by default named as its type, to a topic.</summary>
    public Action<IServiceCollection> On(string topic, string? group = null) => services => services
        .AddSingleton(this)
        .AddEventHandler<SourceContext, ProbeHandler<TGroup>>(topic, group ?? typeof(TGroup).Name);

    public Task HandleAsync(ReceivedEvent<SourceContext> received, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _seen.Enqueue(new Sighting(received, at, Activity.Current?.TraceId.ToString(), Activity.Current?.ParentSpanId.ToString()));
        return Behaviour(received, cancellationToken);
    }

    public sealed record Sighting(ReceivedEvent<SourceContext> Event, DateTimeOffset At, string? TraceId, string? ParentSpanId);
}
