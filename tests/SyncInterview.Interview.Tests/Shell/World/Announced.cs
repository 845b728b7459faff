using System.Collections.Concurrent;
using Google.Protobuf;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>What was published, in order of delivery.</summary>
internal sealed class Announced
{
    private readonly ConcurrentQueue<(string Id, IMessage Data)> _events = new();

    public IReadOnlyList<string> Ids => [.. _events.Select(item => item.Id)];

    public IEnumerable<T> Of<T>() => _events.Select(item => item.Data).OfType<T>();

    public void Add(string id, IMessage data) => _events.Enqueue((id, data));
}
