using Grpc.Core;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.Kit;

/// <summary>What the probe service does in one test. By default it echoes, joins, and refuses the rest.</summary>
public sealed record ProbeScript
{
    public Func<EchoRequest, ServerCallContext, Task<EchoResponse>> Echo { get; init; } =
        (request, _) => Task.FromResult(new EchoResponse { Text = request.Text });

    public Func<IAsyncStreamReader<JoinRequest>, ServerCallContext, Task<JoinResponse>> Join { get; init; } =
        (_, _) => throw RpcErrors.NotAvailable("Join");

    public Func<CountRequest, IServerStreamWriter<CountResponse>, ServerCallContext, Task> Count { get; init; } =
        (_, _, _) => throw RpcErrors.NotAvailable("Count");

    public Func<IAsyncStreamReader<ShoutRequest>, IServerStreamWriter<ShoutResponse>, ServerCallContext, Task> Shout { get; init; } =
        async (requests, responses, context) =>
        {
            await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
                await responses.WriteAsync(new ShoutResponse { Text = request.Text.ToUpperInvariant() }, context.CancellationToken);
        };

    public Func<HangRequest, ServerCallContext, Task<HangResponse>> Hang { get; init; } = async (_, context) =>
    {
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new HangResponse();
    };
}
