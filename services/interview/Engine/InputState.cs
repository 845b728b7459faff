using System.Collections.Immutable;
using Google.Protobuf;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>What the client sent so far, as far as repeats must be told from conflicts.</summary>
/// <param name="LastSequence">Last client sequence taken in.</param>
/// <param name="Fingerprints">Fingerprints of the last messages, oldest first.</param>
/// <param name="Count">Length of <paramref name="Fingerprints"/>.</param>
internal sealed record InputState(long LastSequence, ImmutableQueue<ulong> Fingerprints, int Count)
{
    /// <summary>Repeats older than this many messages are acknowledged without comparing.</summary>
    private const int Window = 128;

    public static InputState Empty { get; } = new(0, [], 0);

    /// <summary>The state after one more message.</summary>
    public InputState Take(ClientMessage message)
    {
        var queue = Fingerprints.Enqueue(Fingerprint(message));
        return Count < Window ? new(LastSequence + 1, queue, Count + 1) : new(LastSequence + 1, queue.Dequeue(), Count);
    }

    /// <summary>Whether a message that came again is what it was the first time.</summary>
    public bool IsRepeat(ClientMessage message)
    {
        var index = message.ClientSequence - (LastSequence - Count + 1);
        return index < 0 || Fingerprints.ElementAt((int)index) == Fingerprint(message);
    }

    // FNV-1a: stable across processes, which the log's replay needs.
    private static ulong Fingerprint(ClientMessage message)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in message.ToByteArray())
            hash = (hash ^ b) * 1099511628211UL;
        return hash;
    }
}
