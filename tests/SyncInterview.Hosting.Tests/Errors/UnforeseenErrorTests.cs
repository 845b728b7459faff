using System.Diagnostics;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;
using SyncInterview.Testing;

namespace SyncInterview.Hosting.Tests.Errors;

public sealed class UnforeseenErrorTests
{
    private const string Secret = "the candidate's answer";

    private static readonly ProbeScript Broken = new()
    {
        Echo = (_, _) => throw new FormatException(Secret),
        Join = (_, _) => throw new FormatException(Secret),
        Count = (_, _, _) => throw new FormatException(Secret),
        Shout = (_, _, _) => throw new FormatException(Secret),
    };

    [Theory]
    [InlineData("unary")]
    [InlineData("client stream")]
    [InlineData("server stream")]
    [InlineData("duplex")]
    public async Task The_client_gets_a_trace_id_and_not_a_word_of_the_exception(string kind)
    {
        await using var host = await ProbeHost.StartAsync(Broken);
        host.Logs.Expect(IsUnforeseen);
        var (probe, headers) = (host.Probe(), host.SignedHeaders());

        var exception = await Assert.ThrowsAsync<RpcException>(async () => _ = kind switch
        {
            "unary" => (object)await probe.EchoAsync(new EchoRequest(), headers),
            "client stream" => await probe.Join(headers),
            "server stream" => await probe.Count(new CountRequest(), headers).ResponseStream.MoveNext(CancellationToken.None),
            _ => await probe.Shout(headers).ResponseStream.MoveNext(CancellationToken.None),
        });

        var status = RpcStatus.From(exception);
        Assert.Equal((StatusCode.Internal, ErrorReason.Internal), (status.Code, status.Reason));
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        var logged = Assert.Single(host.Logs.Records, IsUnforeseen);
        Assert.Contains(status.Metadata["trace_id"], logged.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(logged.Exception);
        Assert.True(ActivityTraceId.CreateFromString(status.Metadata["trace_id"]) != default);
    }

    [Fact]
    public async Task A_service_behind_that_cannot_be_reached_is_unavailable_without_its_address()
    {
        var back = await ProbeHost.StartAsync();
        await using var front = await ProbeHost.StartInFrontOfAsync(back, new ProbeScript
        {
            Echo = async (request, context) => await context.Back().EchoAsync(request, context.Nested()),
        });
        var port = back.Addresses.Grpc.Port;
        await back.DisposeAsync();

        var exception = await front.EchoFailsAsync();

        Assert.Equal((StatusCode.Unavailable, ErrorReason.Unavailable), (exception.StatusCode, RpcStatus.From(exception).Reason));
        Assert.DoesNotContain($"{port}", exception.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_service_behind_passes_with_its_details()
    {
        await using var back = await ProbeHost.StartAsync(new ProbeScript
        {
            Echo = (_, _) => throw RpcErrors.NotFound("Report", "reports/x"),
        });
        await using var front = await ProbeHost.StartInFrontOfAsync(back, new ProbeScript
        {
            Echo = async (request, context) => await context.Back().EchoAsync(request, context.Nested()),
        });

        var status = RpcStatus.From(await front.EchoFailsAsync());

        Assert.Equal((StatusCode.NotFound, "reports/x"), (status.Code, status.Metadata["resource"]));
    }

    [Fact]
    public async Task An_unknown_service_or_method_is_unimplemented()
    {
        await using var host = await ProbeHost.StartAsync();

        Assert.Equal(StatusCode.Unimplemented, await CodeOfAsync("syncinterview.probe.v1.NoService", "Echo"));
        Assert.Equal(StatusCode.Unimplemented, await CodeOfAsync(ProbeHost.ServiceName, "NoMethod"));

        async Task<StatusCode> CodeOfAsync(string service, string method)
        {
            var bytes = Marshallers.Create<byte[]>(each => each, each => each);
            var unknown = new Method<byte[], byte[]>(MethodType.Unary, service, method, bytes, bytes);
            using var call = host.Channel.CreateCallInvoker().AsyncUnaryCall(unknown, null, new CallOptions(host.SignedHeaders()), []);
            return (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode;
        }
    }

    private static bool IsUnforeseen(LogRecord record) => record.Category.EndsWith("ExceptionInterceptor", StringComparison.Ordinal);
}
