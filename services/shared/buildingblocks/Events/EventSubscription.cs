using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Events;

/// <summary>
/// A group's handler for a topic, as registered with <c>AddEventHandler</c>. Adapters read these to know what to deliver.
/// </summary>
public sealed class EventSubscription
{
    private readonly Func<IServiceProvider, CloudEvent, int, CancellationToken, Task> _handle;

    private EventSubscription(string topic, string group, Func<IServiceProvider, CloudEvent, int, CancellationToken, Task> handle) =>
        (Topic, Group, _handle) = (topic, group, handle);

    /// <summary>The topic.</summary>
    public string Topic { get; }

    /// <summary>The group; every group gets every event of the topic.</summary>
    public string Group { get; }

    internal static EventSubscription For<TEvent, THandler>(string topic, string group)
        where TEvent : IMessage<TEvent>, new()
        where THandler : IEventHandler<TEvent>
    {
        var type = new TEvent().Descriptor.FullName;
        return new EventSubscription(topic, group, (services, received, attempt, cancellationToken) =>
        {
            if (received.Type != type)
                throw new InvalidDataException($"Topic {topic} carried a {received.Type}; group {group} expects a {type}.");
            var data = EventData.Parse<TEvent>(received.Data);
            return services.GetRequiredService<THandler>()
                .HandleAsync(new ReceivedEvent<TEvent>(received.Id, topic, received.Time, attempt, data), cancellationToken);
        });
    }

    internal Task HandleAsync(IServiceProvider services, CloudEvent received, int attempt, CancellationToken cancellationToken) =>
        _handle(services, received, attempt, cancellationToken);
}
