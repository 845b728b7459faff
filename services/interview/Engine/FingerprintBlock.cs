namespace SyncInterview.Interviews.Engine;

/// <summary>
/// Fingerprints of consecutive messages, shared by all states that hold them: each uses the first so many. A state adds behind its own;
/// where another went on from the same state before, it gets a copy, so that no state ever sees another's.
/// </summary>
internal sealed class FingerprintBlock
{
    /// <summary>Fingerprints in a block.</summary>
    public const int Capacity = 128;

    private readonly ulong[] _fingerprints = new ulong[Capacity];
    private int _used;

    /// <summary>A fingerprint.</summary>
    public ulong this[int index] => _fingerprints[index];

    /// <summary>The block with one more behind the first <paramref name="count"/>: this one, or a copy.</summary>
    public FingerprintBlock With(int count, ulong fingerprint)
    {
        var block = this;
        if (Interlocked.CompareExchange(ref _used, count + 1, count) != count)
        {
            block = new() { _used = count + 1 };
            _fingerprints.AsSpan(0, count).CopyTo(block._fingerprints);
        }

        block._fingerprints[count] = fingerprint;
        return block;
    }
}
