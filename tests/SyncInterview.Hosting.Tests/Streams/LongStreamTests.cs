using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.Streams;

public sealed class LongStreamTests
{
    private const int MessageBytes = 1024 * 1024;
    private const int Messages = 36;

    private static readonly string Megabyte = new('x', MessageBytes);

    [Fact]
    public async Task A_client_stream_of_36_MiB_arrives_whole()
    {
        await using var host = await ProbeHost.StartAsync(new ProbeScript
        {
            Join = async (requests, context) =>
            {
                long total = 0;
                await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
                    total += request.Text.Length;
                return new JoinResponse { Text = $"{total}" };
            },
        });
        using var call = host.Probe().Join(host.SignedHeaders());

        for (var message = 0; message < Messages; message++)
            await call.RequestStream.WriteAsync(new JoinRequest { Text = Megabyte });
        await call.RequestStream.CompleteAsync();

        Assert.Equal($"{(long)Messages * MessageBytes}", (await call).Text);
    }

    [Fact]
    public async Task A_duplex_stream_of_36_MiB_each_way_arrives_whole()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Probe().Shout(host.SignedHeaders());

        for (var message = 0; message < Messages; message++)
        {
            await call.RequestStream.WriteAsync(new ShoutRequest { Text = Megabyte });
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(MessageBytes, call.ResponseStream.Current.Text.Length);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Fact]
    public async Task A_quiet_stream_stays_open_while_the_server_cuts_quiet_uploads()
    {
        await using var host = await ProbeHost.StartAsync(
            add: builder => builder.Services.Configure<KestrelServerOptions>(kestrel =>
                kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(1.5))),
            map: app => app.MapPost("/upload", async (HttpRequest request) => await request.Body.CopyToAsync(Stream.Null)));
        host.Logs.Expect(record => record.Exception is Microsoft.AspNetCore.Http.BadHttpRequestException);
        using var quiet = host.Probe().Shout(host.SignedHeaders());
        await quiet.RequestStream.WriteAsync(new ShoutRequest { Text = "a" });
        Assert.True(await quiet.ResponseStream.MoveNext(CancellationToken.None));

        // The upload measures the time: when the server gives up on it, the stream has been quiet for longer.
        using var upload = new TcpClient();
        await upload.ConnectAsync(IPAddress.Loopback, host.Addresses.Http!.Port);
        await upload.GetStream().WriteAsync("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n"u8.ToArray());
        using var answer = new StreamReader(upload.GetStream());
        Assert.StartsWith("HTTP/1.1 408", await answer.ReadLineAsync(), StringComparison.Ordinal);

        await quiet.RequestStream.WriteAsync(new ShoutRequest { Text = "b" });
        Assert.True(await quiet.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("B", quiet.ResponseStream.Current.Text);
        await quiet.RequestStream.CompleteAsync();
        Assert.False(await quiet.ResponseStream.MoveNext(CancellationToken.None));
    }
}
