namespace Grpc.Core;

/// <summary>Where a channel stands with its connections.</summary>
public enum ConnectivityState
{
    /// <summary>Not connected, and not trying to.</summary>
    Idle,

    /// <summary>Connecting.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Ready,

    /// <summary>The last attempt failed; the next follows after a pause.</summary>
    TransientFailure,

    /// <summary>Ended for good.</summary>
    Shutdown,
}
