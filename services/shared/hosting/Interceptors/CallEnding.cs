namespace SyncInterview.Hosting.Interceptors;

/// <summary>Whether something outside the handler was ending the call when it threw.</summary>
internal enum CallEnding
{
    /// <summary>Nothing was.</summary>
    None,

    /// <summary>The client went away or gave up, or the deadline passed; for the latter gRPC has answered already.</summary>
    Cancelled,

    /// <summary>The process is going down.</summary>
    HostStopping,
}
