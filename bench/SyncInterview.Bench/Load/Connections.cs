using System.Collections.Concurrent;
using Grpc.Net.Client;
using SyncInterview.Hosting;

namespace SyncInterview.Bench.Load;

/// <summary>Connections to one server, each with a limited number of streams: a server takes 100 and lets the 101st wait without a word.</summary>
internal sealed class Connections(Uri address) : IDisposable
{
    private const int StreamsEach = 50;

    private readonly ConcurrentDictionary<int, GrpcChannel> _channels = new();

    /// <summary>The connection of one of many streams.</summary>
    public GrpcChannel For(int stream) => _channels.GetOrAdd(stream / StreamsEach, _ => ServiceChannel.Open(address));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels.Values)
            channel.Dispose();
    }
}
