using System.Buffers;
using System.Buffers.Binary;

namespace SyncInterview.Edge.Forwarding;

/// <summary>
/// Follows gRPC's framing (a flag byte, a big-endian length, the message) over bytes that come in any pieces, and keeps none of them. A
/// message that declares more than the limit is stopped at its length, before its first byte is read.
/// </summary>
internal sealed class FrameMeter(int maxMessageBytes)
{
    private const int PrefixLength = 5;
    private readonly byte[] _prefix = new byte[PrefixLength];
    private int _prefixRead;
    private uint _left;

    /// <summary>What stopped the stream, if anything did. Nothing may pass any more.</summary>
    public FrameFault Fault { get; private set; }

    /// <summary>Whether the bytes so far end where a message ends.</summary>
    public bool AtBoundary => _prefixRead == 0 && _left == 0;

    /// <summary>Looks at the next bytes. Returns how many of them may pass: all, unless there is a <see cref="Fault"/>.</summary>
    public long Pass(ReadOnlySequence<byte> bytes)
    {
        long passed = 0;
        foreach (var piece in bytes)
        {
            passed += Pass(piece.Span);
            if (Fault != FrameFault.None)
                break;
        }

        return passed;
    }

    /// <inheritdoc cref="Pass(ReadOnlySequence{byte})"/>
    public int Pass(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Fault == FrameFault.None)
        {
            if (_left > 0)
            {
                var step = (int)Math.Min(_left, (uint)(bytes.Length - at));
                at += step;
                _left -= (uint)step;
                continue;
            }

            _prefix[_prefixRead++] = bytes[at++];
            if (_prefixRead == PrefixLength)
                at -= Open();
        }

        return at;
    }

    // Returns how many bytes just looked at must not pass.
    private int Open()
    {
        _prefixRead = 0;
        _left = BinaryPrimitives.ReadUInt32BigEndian(_prefix.AsSpan(1));
        if (_prefix[0] > 1)
            Fault = FrameFault.UnknownFlag;
        else if (_left > maxMessageBytes)
            Fault = FrameFault.TooLarge;
        return Fault == FrameFault.None ? 0 : 1;
    }
}
