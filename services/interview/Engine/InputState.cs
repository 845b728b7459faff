using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>What the client sent so far, as far as repeats must be told from conflicts.</summary>
/// <param name="LastSequence">Last client sequence taken in.</param>
/// <param name="Latest">Fingerprints of the messages up to it.</param>
/// <param name="Before">Fingerprints of the messages before those; null: they are forgotten.</param>
/// <remarks>Repeats older than what is kept, which is 128 messages at least, are acknowledged without comparing.</remarks>
internal readonly record struct InputState(long LastSequence, FingerprintBlock Latest, FingerprintBlock? Before)
{
    public static InputState Empty { get; } = new(0, new(), null);

    // How many of the latest block are this state's: the block may have gone on without it.
    private int Count => (int)((LastSequence + FingerprintBlock.Capacity - 1) % FingerprintBlock.Capacity) + 1;

    /// <summary>The state after one more message.</summary>
    public InputState Take(ClientMessage message)
    {
        var fingerprint = Fingerprint.Of(message);
        return Count < FingerprintBlock.Capacity
            ? new(LastSequence + 1, Latest.With(Count, fingerprint), Before)
            : new(LastSequence + 1, new FingerprintBlock().With(0, fingerprint), LastSequence == 0 ? null : Latest);
    }

    /// <summary>Whether a message that came again is what it was the first time.</summary>
    public bool IsRepeat(ClientMessage message)
    {
        var index = message.ClientSequence - (LastSequence - Count + 1);
        if (index >= 0)
            return Latest[(int)index] == Fingerprint.Of(message);
        index += FingerprintBlock.Capacity;
        return index < 0 || Before is null || Before[(int)index] == Fingerprint.Of(message);
    }
}
