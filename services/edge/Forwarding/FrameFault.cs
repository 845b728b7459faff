namespace SyncInterview.Edge.Forwarding;

/// <summary>What may be wrong with a frame's prefix.</summary>
internal enum FrameFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The declared length is over the limit.</summary>
    TooLarge,

    /// <summary>The first byte says neither 0 (plain) nor 1 (compressed).</summary>
    UnknownFlag,
}
