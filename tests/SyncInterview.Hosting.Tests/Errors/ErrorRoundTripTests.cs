using Google.Rpc;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting.Tests.Kit;

namespace SyncInterview.Hosting.Tests.Errors;

public sealed class ErrorRoundTripTests
{
    [Fact]
    public async Task Every_violated_field_arrives_with_its_rule()
    {
        var status = await SentAsync(() => new FieldRules()
            .Required("display_name", " ")
            .Range("page_size", 101, 0, 100)
            .Name("resume", "reports/abc", "documents")
            .ThrowIfAny());

        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.InvalidField), (status.Code, status.Reason));
        Assert.Equal(
            [
                ("display_name", "is required"),
                ("page_size", "must be from 0 to 100; it is 101"),
                ("resume", "is required, a name of the form documents/{id}"),
            ],
            status.FieldViolations.Select(violation => (violation.Field, violation.Description)));
        Assert.Contains("display_name is required; page_size must be", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_invalid_field_arrives_with_its_rule()
    {
        var status = await SentAsync(() => throw RpcErrors.InvalidField("text", "must be at most 5 characters"));

        var violation = Assert.Single(status.FieldViolations);
        Assert.Equal(("text", "must be at most 5 characters"), (violation.Field, violation.Description));
    }

    [Fact]
    public async Task A_missing_resource_arrives_with_its_name()
    {
        var status = await SentAsync(() => throw RpcErrors.NotFound("Document", "documents/abc"));

        Assert.Equal((StatusCode.NotFound, ErrorReason.NotFound), (status.Code, status.Reason));
        Assert.Equal("documents/abc", status.Metadata["resource"]);
        Assert.Equal("Document", status.Find<ResourceInfo>()!.ResourceType);
    }

    [Fact]
    public async Task A_failed_precondition_arrives_with_its_facts()
    {
        var status = await SentAsync(() => throw RpcErrors.FailedPrecondition(
            ErrorReason.DocumentNotReady, "The document is being read.", ("state", "PROCESSING")));

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.DocumentNotReady), (status.Code, status.Reason));
        Assert.Equal("PROCESSING", status.Metadata["state"]);
        Assert.Equal("DOCUMENT_NOT_READY", Assert.Single(status.Find<PreconditionFailure>()!.Violations).Type);
    }

    [Fact]
    public async Task An_exhausted_limit_arrives_with_the_time_to_wait()
    {
        var status = await SentAsync(() => throw RpcErrors.ResourceExhausted(
            ErrorReason.LimitExceeded, "At most 5 uploads a minute.", TimeSpan.FromSeconds(7.5)));

        Assert.Equal((StatusCode.ResourceExhausted, ErrorReason.LimitExceeded), (status.Code, status.Reason));
        Assert.Equal(TimeSpan.FromSeconds(7.5), status.RetryAfter);
        Assert.Equal("At most 5 uploads a minute.", Assert.Single(status.Find<QuotaFailure>()!.Violations).Description);
    }

    [Fact]
    public async Task A_limit_that_waiting_does_not_lift_arrives_without_a_time()
    {
        var status = await SentAsync(() => throw RpcErrors.ResourceExhausted(ErrorReason.DocumentTooLarge, "At most 10 MiB."));

        Assert.Null(status.RetryAfter);
    }

    [Fact]
    public async Task Unavailability_arrives_with_the_time_to_wait()
    {
        var status = await SentAsync(() => throw RpcErrors.Unavailable(ErrorReason.Unavailable, "Draining.", TimeSpan.FromSeconds(2)));

        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), (status.Code, status.Reason));
        Assert.Equal(TimeSpan.FromSeconds(2), status.RetryAfter);
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument, ErrorReason.DocumentEncrypted)]
    [InlineData(StatusCode.OutOfRange, ErrorReason.SequenceGap)]
    [InlineData(StatusCode.Aborted, ErrorReason.EtagMismatch)]
    [InlineData(StatusCode.AlreadyExists, ErrorReason.RequestIdReused)]
    [InlineData(StatusCode.PermissionDenied, ErrorReason.NotAllowed)]
    [InlineData(StatusCode.Unauthenticated, ErrorReason.Unauthenticated)]
    [InlineData(StatusCode.Unimplemented, ErrorReason.NotAvailable)]
    public async Task Code_reason_and_message_arrive(StatusCode code, ErrorReason reason)
    {
        const string Message = "Grüße, 世界: why.";
        var status = await SentAsync(() => throw (code switch
        {
            StatusCode.InvalidArgument => RpcErrors.Invalid(reason, Message),
            StatusCode.OutOfRange => RpcErrors.OutOfRange(reason, Message, ("expected", "4")),
            StatusCode.Aborted => RpcErrors.Aborted(reason, Message),
            StatusCode.AlreadyExists => RpcErrors.AlreadyExists(reason, Message),
            StatusCode.PermissionDenied => RpcErrors.PermissionDenied(reason, Message),
            StatusCode.Unauthenticated => RpcErrors.Unauthenticated(Message),
            _ => RpcErrors.NotAvailable("Code evaluation"),
        }));

        Assert.Equal((code, reason), (status.Code, status.Reason));
        Assert.Equal(code == StatusCode.Unimplemented ? "Code evaluation is not available yet." : Message, status.Message);
        Assert.True(status.IsOurs);
    }

    private static async Task<RpcStatus> SentAsync(Action fail)
    {
        await using var host = await ProbeHost.StartAsync(new ProbeScript
        {
            Echo = (_, _) =>
            {
                fail();
                throw new InvalidOperationException("Nothing was thrown.");
            },
        });
        return RpcStatus.From(await host.EchoFailsAsync());
    }
}
