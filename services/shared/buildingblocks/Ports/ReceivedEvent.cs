using Google.Protobuf;

namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>An event as a handler sees it.</summary>
/// <param name="Id">Idempotency key chosen by the publisher.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Time">When it was published.</param>
/// <param name="Attempt">1 for the first delivery to this group.</param>
/// <param name="Data">The event's data.</param>
public sealed record ReceivedEvent<T>(string Id, string Topic, DateTimeOffset Time, int Attempt, T Data)
    where T : IMessage<T>, new();
