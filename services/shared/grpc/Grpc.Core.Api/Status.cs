namespace Grpc.Core;

/// <summary>How a call ended: a canonical code and a text for people.</summary>
public readonly record struct Status
{
    /// <summary>The call succeeded.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>The call was cancelled, without further detail.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    /// <summary>Creates a status.</summary>
    public Status(StatusCode statusCode, string detail) : this(statusCode, detail, null)
    {
    }

    /// <summary>Creates a status that remembers its local cause; the cause never travels to the other side.</summary>
    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail;
        DebugException = debugException;
    }

    /// <summary>The canonical code.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>A text for people; may be empty.</summary>
    public string Detail { get; }

    /// <summary>The local cause, for debugging only; null on a status that came over the wire.</summary>
    public Exception? DebugException { get; }

    /// <summary>Code and detail, without the local cause.</summary>
    public override string ToString() => $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")";
}
