namespace SyncInterview.BuildingBlocks.Encryption;

/// <summary>The data at rest cannot be read with the keys at hand: one is missing, or is not the key the data was written with.</summary>
public sealed class DataKeyException : Exception
{
    /// <summary>Creates the exception without saying which key.</summary>
    public DataKeyException()
        : this("A data key is missing or wrong.")
    {
    }

    /// <summary>Creates the exception.</summary>
    public DataKeyException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a cause.</summary>
    public DataKeyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
