using System.Collections.Concurrent;
using Grpc.Core;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;
using SyncInterview.Testing;

namespace SyncInterview.Hosting.Tests.Streams;

public sealed class ConcurrentStreamTests
{
    [Fact]
    public async Task The_101st_stream_and_those_after_it_do_not_wait_for_the_others()
    {
        var connections = await AllAnswerWhileAllAreOpenAsync(150, new());

        Assert.Single(connections);
    }

    [Fact]
    public async Task A_client_opens_a_further_connection_when_one_is_full()
    {
        var connections = await AllAnswerWhileAllAreOpenAsync(150, new() { Settings = { ["Hosting:MaxStreamsPerConnection"] = "100" } });

        Assert.Equal(2, connections.Count);
    }

    private static async Task<IReadOnlySet<string>> AllAnswerWhileAllAreOpenAsync(int streams, InProcessHostOptions options)
    {
        var connections = new ConcurrentDictionary<string, bool>();
        await using var host = await ProbeHost.StartAsync(
            new ProbeScript
            {
                Shout = async (requests, responses, context) =>
                {
                    connections[context.GetHttpContext().Connection.Id] = true;
                    await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
                        await responses.WriteAsync(new ShoutResponse { Text = request.Text }, context.CancellationToken);
                },
            },
            options);

        // Until the server has told its limit, a client takes it to be 100.
        await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var calls = Enumerable.Range(0, streams)
            .Select(_ => host.Probe().Shout(host.SignedHeaders(), cancellationToken: patience.Token))
            .ToList();

        foreach (var call in calls)
            await call.RequestStream.WriteAsync(new ShoutRequest { Text = "first" }, patience.Token);
        foreach (var call in calls)
            Assert.True(await call.ResponseStream.MoveNext(patience.Token));

        foreach (var call in calls)
        {
            await call.RequestStream.CompleteAsync();
            Assert.False(await call.ResponseStream.MoveNext(patience.Token));
            call.Dispose();
        }

        return connections.Keys.ToHashSet();
    }
}
