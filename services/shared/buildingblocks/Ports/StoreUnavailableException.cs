namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>
/// The store behind a port does not answer, is locked by another process, is full or is damaged. A write that ends this way may or may
/// not have happened. Callers may try again; a gRPC method answers UNAVAILABLE.
/// </summary>
public sealed class StoreUnavailableException : IOException
{
    /// <summary>Creates the exception without a cause.</summary>
    public StoreUnavailableException()
        : this("The store is unavailable.")
    {
    }

    /// <summary>Creates the exception.</summary>
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the adapter's own error as its cause.</summary>
    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
