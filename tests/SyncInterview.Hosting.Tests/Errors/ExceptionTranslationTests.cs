using Grpc.Core;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Common.V1;
using SyncInterview.Hosting.Interceptors;

namespace SyncInterview.Hosting.Tests.Errors;

public sealed class ExceptionTranslationTests
{
    private const string Secret = "Connection refused (10.1.2.3:50031)";

    [Fact]
    public void An_error_of_the_suite_stays_as_it_is_even_from_another_service_and_a_cancelled_call()
    {
        var error = RpcErrors.FailedPrecondition(ErrorReason.WrongState, "Not now.");

        Assert.Same(error, ExceptionTranslation.Foreseen(error, CallEnding.None));
        Assert.Same(error, ExceptionTranslation.Foreseen(error, CallEnding.Cancelled));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, ErrorReason.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded, ErrorReason.Unavailable)]
    [InlineData(StatusCode.ResourceExhausted, ErrorReason.LimitExceeded)]
    public void A_librarys_status_keeps_its_code_and_loses_its_words(StatusCode code, ErrorReason reason)
    {
        var told = ExceptionTranslation.Foreseen(new RpcException(new Status(code, Secret)), CallEnding.None);

        Assert.NotNull(told);
        Assert.Equal((code, reason), (told.StatusCode, RpcStatus.From(told).Reason));
        Assert.DoesNotContain("10.1.2.3", told.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.Cancelled)]
    public void Another_status_of_a_library_is_unforeseen(StatusCode code) =>
        Assert.Null(ExceptionTranslation.Foreseen(new RpcException(new Status(code, Secret)), CallEnding.None));

    public static TheoryData<Exception> EndsOfACall => new()
    {
        new OperationCanceledException(),
        new TaskCanceledException(),
        new IOException("The client reset the request stream."),
        new InvalidOperationException("Can't write the message because the call is complete."),
        new RpcException(new Status(StatusCode.Cancelled, "")),
    };

    [Theory]
    [MemberData(nameof(EndsOfACall))]
    public void What_a_cancelled_call_throws_is_cancellation(Exception exception) =>
        Assert.Equal(StatusCode.Cancelled, ExceptionTranslation.Foreseen(exception, CallEnding.Cancelled)?.StatusCode);

    [Fact]
    public void A_defect_in_a_cancelled_call_is_still_a_defect() =>
        Assert.Null(ExceptionTranslation.Foreseen(new NullReferenceException(), CallEnding.Cancelled));

    [Fact]
    public void Work_given_up_because_the_process_stops_is_unavailable() => Assert.Equal(
        StatusCode.Unavailable, ExceptionTranslation.Foreseen(new OperationCanceledException(), CallEnding.HostStopping)?.StatusCode);

    [Fact]
    public void Cancellation_that_nobody_asked_for_is_unforeseen() =>
        Assert.Null(ExceptionTranslation.Foreseen(new OperationCanceledException(), CallEnding.None));

    [Fact]
    public void A_store_that_does_not_answer_is_unavailable()
    {
        var told = ExceptionTranslation.Foreseen(new StoreUnavailableException("/var/data/x.db is locked"), CallEnding.None);

        Assert.Equal(StatusCode.Unavailable, told?.StatusCode);
        Assert.DoesNotContain("/var/data", told!.Status.Detail, StringComparison.Ordinal);
    }
}
