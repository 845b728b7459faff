using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using SyncInterview.Common.V1;

namespace SyncInterview.Hosting.Errors;

/// <summary>Puts <c>google.rpc.Status</c> into, and takes it out of, the trailer that carries it.</summary>
internal static class StatusDetails
{
    public const string Trailer = "grpc-status-details-bin";

    /// <summary>An exception with an <see cref="ErrorInfo"/> first and the given details after it.</summary>
    public static RpcException Create(
        StatusCode code,
        ErrorReason reason,
        string message,
        IEnumerable<(string Key, string Value)> metadata,
        params ReadOnlySpan<IMessage> details)
    {
        // Field 1, which the standard renamed to `reason` after this version of the generated class.
        var info = new ErrorInfo { Domain = RpcErrors.Domain, Type = reason.ToWireName() };
        foreach (var (key, value) in metadata)
            info.Metadata[key] = value;
        var status = new Google.Rpc.Status { Code = (int)code, Message = message, Details = { Any.Pack(info) } };
        foreach (var detail in details)
            status.Details.Add(Any.Pack(detail));
        return new RpcException(new Grpc.Core.Status(code, message), new Metadata { { Trailer, status.ToByteArray() } }, message);
    }

    /// <summary>The status in the trailers; null when there is none or it is no valid message.</summary>
    public static Google.Rpc.Status? Read(Metadata trailers)
    {
        var bytes = trailers.GetValueBytes(Trailer);
        if (bytes is null)
            return null;
        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
