using System.Collections.Concurrent;

namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>Tells the groups of this process that a topic has something new, so that they need not wait for their next poll.</summary>
internal sealed class PublishSignals
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<WakeUp>> _byTopic = new(StringComparer.Ordinal);

    /// <summary>For the life of the process: groups come at start and do not go.</summary>
    public void Subscribe(string topic, WakeUp wakeUp) => _byTopic.GetOrAdd(topic, _ => []).Add(wakeUp);

    public void Raise(string topic)
    {
        if (!_byTopic.TryGetValue(topic, out var subscribers))
            return;
        foreach (var wakeUp in subscribers)
            wakeUp.Signal();
    }
}
