using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Events;

/// <summary>Registers subscribers.</summary>
public static class EventHandlerRegistration
{
    /// <summary>
    /// Delivers events of a topic to a handler, on behalf of a group. The handler is made anew, in a scope of its own, for each delivery.
    /// A group has one handler a topic; a second throws <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <typeparam name="TEvent">The topic's message.</typeparam>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="topic">Topic, see <see cref="Topics"/>; at most 100 characters.</param>
    /// <param name="group">
    /// Name of the group, by custom the service's name; at most 100 characters. Keep it: a new name starts over.
    /// </param>
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services, string topic, string group)
        where TEvent : IMessage<TEvent>, new()
        where THandler : class, IEventHandler<TEvent>
    {
        PortGuard.Topic(topic);
        PortGuard.Group(group);
        var isTaken = services
            .Select(service => service.ServiceType == typeof(EventSubscription) ? service.ImplementationInstance : null)
            .Any(known => known is EventSubscription subscription && subscription.Topic == topic && subscription.Group == group);
        if (isTaken)
            throw new InvalidOperationException($"Group '{group}' already has a handler for topic '{topic}'.");
        services.TryAddScoped<THandler>();
        return services.AddSingleton(EventSubscription.For<TEvent, THandler>(topic, group));
    }
}
