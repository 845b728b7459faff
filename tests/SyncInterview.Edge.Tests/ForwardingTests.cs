using Google.Protobuf;
using Grpc.Core;
using SyncInterview.Documents.V1;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Edge.Tests;

public sealed class ForwardingTests
{
    [Fact]
    public async Task A_unary_call_carries_metadata_both_ways_and_is_made_for_the_local_owner()
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnGet = async (request, context) =>
        {
            await context.WriteResponseHeadersAsync(new Metadata { { "answer-header", "early" } });
            context.ResponseTrailers.Add("answer-trailer-bin", [1, 2, 255]);
            var seen = $"{context.RequestHeaders.GetValue("question")}|{context.GetIdentity().Owner}|{context.GetIdentity().Caller}";
            return new GetInterviewResponse { Interview = new Interview { Name = request.Name, LanguageCode = seen } };
        };
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var call = new InterviewService.InterviewServiceClient(edge.Channel)
            .GetInterviewAsync(new GetInterviewRequest { Name = "interviews/a" }, new Metadata { { "question", "why" } });
        var headers = await call.ResponseHeadersAsync;
        var answer = await call;

        Assert.Equal("interviews/a", answer.Interview.Name);
        Assert.Equal("why|local|edge", answer.Interview.LanguageCode);
        Assert.Equal("early", headers.GetValue("answer-header"));
        Assert.Equal([1, 2, 255], call.GetTrailers().GetValueBytes("answer-trailer-bin")!);
    }

    [Fact]
    public async Task A_typed_error_arrives_with_its_details_and_its_message_in_any_script()
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnGet = (request, _) => throw RpcErrors.NotFound("Interview", "interviews/größer-名前");
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await new InterviewService.InterviewServiceClient(edge.Channel).GetInterviewAsync(new GetInterviewRequest()));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Contains("größer-名前", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Equal("interviews/größer-名前", RpcStatus.From(failure).Metadata["resource"]);
    }

    [Fact]
    public async Task A_long_server_stream_arrives_whole_and_in_order()
    {
        const int Count = 3_000;
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnWatch = async (_, responses, context) =>
        {
            for (var i = 1; i <= Count; i++)
                await responses.WriteAsync(InterviewProbe.Message(i, new string('x', i % 700)), context.CancellationToken);
        };
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var call = new InterviewService.InterviewServiceClient(edge.Channel).Watch(new WatchRequest());
        var got = await call.ResponseStream.ReadAllAsync().Select(message => message.Message).ToListAsync();

        Assert.Equal(Enumerable.Range(1, Count).Select(i => (long)i), got.Select(message => message.Sequence));
        Assert.All(got, message => Assert.Equal((int)(message.Sequence % 700), message.TurnId.Length));
    }

    [Fact]
    public async Task A_client_stream_longer_than_any_body_limit_arrives_whole()
    {
        const int Chunks = 40, Size = 1024 * 1024;
        await using var upstream = await ProbeUpstream.StartAsync();
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var call = new DocumentService.DocumentServiceClient(edge.Channel).UploadDocument();
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Start = new UploadStart { DisplayName = "long" } });
        var data = ByteString.CopyFrom(new byte[Size]);
        for (var i = 0; i < Chunks; i++)
            await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = new UploadChunk { Data = data } });
        await call.RequestStream.CompleteAsync();

        var document = (await call).Document;
        Assert.Equal("long", document.DisplayName);
        Assert.Equal(Chunks * (long)Size, document.SizeBytes);
    }

    [Fact]
    public async Task A_conversation_goes_to_and_fro_message_by_message()
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var call = new InterviewService.InterviewServiceClient(edge.Channel).Converse();
        for (var i = 1; i <= 1_200; i++)
        {
            await call.RequestStream.WriteAsync(new ConverseRequest { Message = new ClientMessage { ClientSequence = i } });
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(i, call.ResponseStream.Current.Message.Sequence);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task The_service_may_speak_before_the_client_and_end_before_it()
    {
        await using var upstream = await ProbeUpstream.StartAsync();
        upstream.Interviews.OnConverse = async (_, responses, context) =>
        {
            await context.WriteResponseHeadersAsync([]);
            await responses.WriteAsync(new ConverseResponse { Message = new ServerMessage { Sequence = 7 } });
            throw RpcErrors.Aborted(Common.V1.ErrorReason.Superseded, "A newer writer came.");
        };
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        using var call = new InterviewService.InterviewServiceClient(edge.Channel).Converse();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(7, call.ResponseStream.Current.Message.Sequence);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.Aborted, failure.StatusCode);
        Assert.Equal(Common.V1.ErrorReason.Superseded, RpcStatus.From(failure).Reason);
    }

    [Fact]
    public async Task Services_may_be_behind_a_unix_socket()
    {
        var folder = Directory.CreateTempSubdirectory("edge-");
        await using var upstream = await ProbeUpstream.StartAsync(("Hosting:UnixSocket", Path.Combine(folder.FullName, "s")));
        await using var edge = await EdgeHost.StartAsync(upstream.Address);

        var answer = await new InterviewService.InterviewServiceClient(edge.Channel)
            .GetInterviewAsync(new GetInterviewRequest { Name = "interviews/a" });

        Assert.Equal("interviews/a", answer.Interview.Name);
    }

    [Fact]
    public async Task No_stream_waits_in_silence_for_a_full_connection()
    {
        const int Streams = 1_001;
        await using var upstream = await ProbeUpstream.StartAsync(("Hosting:MaxStreamsPerConnection", "100"));
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        var client = new InterviewService.InterviewServiceClient(edge.Channel);

        var calls = Enumerable.Range(1, Streams).Select(_ => client.Converse()).ToList();
        for (var i = 0; i < Streams; i++)
            await calls[i].RequestStream.WriteAsync(new ConverseRequest { Message = new ClientMessage { ClientSequence = i } });
        for (var i = 0; i < Streams; i++)
        {
            Assert.True(await calls[i].ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(i, calls[i].ResponseStream.Current.Message.Sequence);
        }

        calls.ForEach(call => call.Dispose());
    }
}
