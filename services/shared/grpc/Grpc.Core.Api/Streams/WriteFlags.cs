namespace Grpc.Core;

/// <summary>How to write one message.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>The message may wait in the buffer for those that follow.</summary>
    BufferHint = 0x1,

    /// <summary>Send the message uncompressed even on a compressed call.</summary>
    NoCompress = 0x2,
}
