using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using SyncInterview.Common.V1;

namespace SyncInterview.Hosting.Tests.Errors;

public sealed class RpcStatusTests
{
    [Fact]
    public void An_error_without_details_keeps_its_code_and_message()
    {
        var status = RpcStatus.From(new RpcException(new Grpc.Core.Status(StatusCode.DataLoss, "gone")));

        Assert.Equal((StatusCode.DataLoss, "gone", ErrorReason.Unspecified), (status.Code, status.Message, status.Reason));
        Assert.Empty(status.Metadata);
        Assert.Empty(status.FieldViolations);
        Assert.Null(status.RetryAfter);
        Assert.False(status.IsOurs);
    }

    [Fact]
    public void Details_that_are_no_message_are_left_out()
    {
        var status = RpcStatus.From(WithDetails([0xff, 0xff, 0xff]));

        Assert.False(status.IsOurs);
    }

    [Fact]
    public void A_reason_of_somebody_else_is_not_taken_for_ours()
    {
        var info = new ErrorInfo { Domain = "example.com", Type = "NOT_FOUND" };

        var status = RpcStatus.From(WithDetails(Serialized(Any.Pack(info))));

        Assert.Equal(ErrorReason.Unspecified, status.Reason);
        Assert.Equal("example.com", status.Find<ErrorInfo>()!.Domain);
    }

    [Fact]
    public void The_reason_is_field_1_of_ErrorInfo_as_the_standard_has_it()
    {
        var info = RpcStatus.From(RpcErrors.NotAvailable("X")).Find<ErrorInfo>()!;

        Assert.Equal(1, ErrorInfo.TypeFieldNumber);
        Assert.Equal(("NOT_AVAILABLE", "syncinterview"), (info.Type, info.Domain));
    }

    private static byte[] Serialized(Any detail) =>
        Google.Protobuf.MessageExtensions.ToByteArray(new Google.Rpc.Status { Details = { detail } });

    private static RpcException WithDetails(byte[] details) =>
        new(new Grpc.Core.Status(StatusCode.Internal, "x"), new Metadata { { "grpc-status-details-bin", details } });
}
