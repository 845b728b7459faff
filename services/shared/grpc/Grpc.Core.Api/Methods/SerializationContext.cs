using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a marshaller puts the bytes of one outgoing message.</summary>
public abstract class SerializationContext
{
    /// <summary>Ends the message with this whole payload.</summary>
    public abstract void Complete(byte[] payload);

    /// <summary>The buffer to write the payload into; then call <see cref="Complete()"/>.</summary>
    public abstract IBufferWriter<byte> GetBufferWriter();

    /// <summary>Announces the payload's exact length in bytes, before the first write.</summary>
    public abstract void SetPayloadLength(int payloadLength);

    /// <summary>Ends the message with what was written to the buffer.</summary>
    public abstract void Complete();
}
