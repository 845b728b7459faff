using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a marshaller finds the bytes of one incoming message. Read the payload once only.</summary>
public abstract class DeserializationContext
{
    /// <summary>The payload's length in bytes.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>The payload as an array of the caller's own.</summary>
    public abstract byte[] PayloadAsNewBuffer();

    /// <summary>The payload without a copy where possible; valid only until the marshaller returns.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(PayloadAsNewBuffer());
}
