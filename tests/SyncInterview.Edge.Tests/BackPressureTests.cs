using Grpc.Core;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Edge.Tests;

public sealed class BackPressureTests
{
    private const int Messages = 2_000;
    private const int Size = 64 * 1024;

    // Windows and buffers of client, edge and service together stay far below this; what is sent in all, far above.
    private const int Bound = 48 * 1024 * 1024;

    [Fact]
    public async Task A_reader_that_does_not_read_holds_up_its_own_service_stream_and_nobody_else()
    {
        long sent = 0;
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnWatch = async (_, responses, context) =>
        {
            var turn = new string('x', Size);
            for (var i = 1; i <= Messages; i++)
            {
                await responses.WriteAsync(InterviewProbe.Message(i, turn), context.CancellationToken);
                Interlocked.Add(ref sent, Size);
            }
        };
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        var client = new InterviewService.InterviewServiceClient(edge.Channel);

        using var slow = client.Watch(new WatchRequest());
        Assert.True(await slow.ResponseStream.MoveNext(CancellationToken.None));
        for (var i = 0; i < 500; i++)
            await client.GetInterviewAsync(new GetInterviewRequest { Name = "interviews/a" });

        Assert.InRange(Interlocked.Read(ref sent), 0, Bound);
        var got = 1;
        while (await slow.ResponseStream.MoveNext(CancellationToken.None))
            Assert.Equal(++got, slow.ResponseStream.Current.Message.Sequence);
        Assert.Equal(Messages, got);
    }

    [Fact]
    public async Task A_service_that_does_not_read_holds_up_the_client()
    {
        var read = new TaskCompletionSource();
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnConverse = async (requests, _, context) =>
        {
            await read.Task;
            await requests.ReadAllAsync(context.CancellationToken).CountAsync();
        };
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        var client = new InterviewService.InterviewServiceClient(edge.Channel);

        long sent = 0;
        using var call = client.Converse();
        var message = new ConverseRequest { Message = new ClientMessage { Code = new CodeAnswer { Source = new string('x', Size) } } };
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < Messages; i++)
            {
                await call.RequestStream.WriteAsync(message);
                Interlocked.Add(ref sent, Size);
            }

            await call.RequestStream.CompleteAsync();
        });
        using var other = Grpc.Net.Client.GrpcChannel.ForAddress(edge.GrpcAddress);
        for (var i = 0; i < 500; i++)
            await new InterviewService.InterviewServiceClient(other).GetInterviewAsync(new GetInterviewRequest { Name = "interviews/a" });

        Assert.InRange(Interlocked.Read(ref sent), 0, Bound);
        read.SetResult();
        await sending;
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }
}
