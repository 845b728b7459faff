using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;
using SyncInterview.Testing;

namespace SyncInterview.Hosting.Tests.Streams;

public sealed class MessageSizeTests
{
    private const int Limit = 4 * 1024 * 1024;

    [Fact]
    public async Task A_message_of_exactly_the_limit_passes_both_ways()
    {
        await using var host = await ProbeHost.StartAsync();
        var request = MessageOf(Limit);

        var response = await host.Probe().EchoAsync(request, host.SignedHeaders());

        Assert.Equal(Limit, response.CalculateSize());
    }

    [Fact]
    public async Task One_byte_more_is_refused_by_the_server()
    {
        await using var host = await ProbeHost.StartAsync();
        host.Logs.Expect(IsTooLarge);
        using var lax = ServiceChannel.Open(host.Addresses.Grpc, configure: channel => channel.MaxSendMessageSize = null);
        var probe = new ProbeService.ProbeServiceClient(lax);

        var exception = await Assert.ThrowsAsync<RpcException>(
            async () => await probe.EchoAsync(MessageOf(Limit + 1), host.SignedHeaders()));

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_within_a_stream_is_refused_with_our_reason()
    {
        // Small enough to be sent whole before the server refuses it.
        await using var host = await ProbeHost.StartAsync(
            new ProbeScript
            {
                Join = async (requests, context) =>
                {
                    await requests.MoveNext(context.CancellationToken);
                    return new JoinResponse();
                },
            },
            new() { Settings = { ["Hosting:MaxMessageBytes"] = "65536" } });
        host.Logs.Expect(IsTooLarge);
        using var call = host.Probe().Join(host.SignedHeaders());

        await call.RequestStream.WriteAsync(new JoinRequest { Text = new string('x', 65_536) });
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal((StatusCode.ResourceExhausted, ErrorReason.LimitExceeded), (exception.StatusCode, RpcStatus.From(exception).Reason));
    }

    [Fact]
    public async Task One_byte_more_is_refused_by_our_clients_before_it_is_sent()
    {
        await using var host = await ProbeHost.StartAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Probe().EchoAsync(MessageOf(Limit + 1), host.SignedHeaders()));

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    private static EchoRequest MessageOf(int bytes)
    {
        // One byte of tag, four of length.
        var message = new EchoRequest { Text = new string('x', bytes - 5) };
        Assert.Equal(bytes, message.CalculateSize());
        return message;
    }

    private static bool IsTooLarge(LogRecord record) => record.Category.StartsWith("Grpc.AspNetCore.Server", StringComparison.Ordinal);
}
