using Grpc.Core;
using SyncInterview.Documents.V1;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Edge.Tests;

public sealed class MessageLimitTests : IAsyncLifetime
{
    private const int Limit = 1024;
    private ProbeUpstream _upstream = null!;
    private EdgeHost _edge = null!;

    public async Task InitializeAsync()
    {
        _upstream = await ProbeUpstream.StartAsync();
        _edge = await EdgeHost.StartAsync(_upstream.Address, [("Edge:Limits:MaxMessageBytes", $"{Limit}")]);
    }

    public async Task DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _upstream.DisposeAsync();
    }

    [Fact]
    public async Task A_message_of_exactly_the_limit_passes() =>
        Assert.Equal(StatusCode.OK, (await SendAsync(Wire.Frame(OfSize(Limit)))).Code);

    [Fact]
    public async Task A_byte_more_is_RESOURCE_EXHAUSTED_and_names_the_limit()
    {
        var status = await SendAsync(Wire.Frame(OfSize(Limit + 1)));

        Assert.Equal((StatusCode.ResourceExhausted, "LIMIT_EXCEEDED"), (status.Code, status.Reason));
        Assert.Contains("1024", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_length_of_four_gigabytes_is_refused_without_waiting_for_its_bytes() =>
        Assert.Equal(StatusCode.ResourceExhausted, (await SendAsync([0, 0xff, 0xff, 0xff, 0xff, 1, 2, 3])).Code);

    [Fact]
    public async Task The_limit_holds_for_every_message_of_a_stream()
    {
        using var call = new DocumentService.DocumentServiceClient(_edge.Channel).UploadDocument();
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Start = new UploadStart { DisplayName = "a" } });
        var tooMuch = new UploadChunk { Data = Google.Protobuf.ByteString.CopyFrom(new byte[2 * Limit]) };
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = tooMuch });
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Equal(Common.V1.ErrorReason.LimitExceeded, RpcStatus.From(failure).Reason);
    }

    [Fact]
    public async Task The_limit_holds_for_gRPC_Web()
    {
        using var request = Wire.Web(Wire.GetInterview, new ByteArrayContent(Wire.Frame(OfSize(Limit + 1))), "application/grpc-web");
        using var response = await _edge.Http.SendAsync(request);

        Assert.Equal(StatusCode.ResourceExhausted, (await Wire.StatusAsync(response)).Code);
    }

    [Fact]
    public async Task A_frame_with_an_unknown_flag_is_refused() =>
        Assert.Equal(StatusCode.InvalidArgument, (await SendAsync(Wire.Frame([1, 2, 3], flag: 0x80))).Code);

    [Fact]
    public async Task A_body_that_ends_within_a_message_is_an_error_and_not_a_call()
    {
        var called = false;
        _upstream.Interviews.OnGet = (_, _) =>
        {
            called = true;
            return Task.FromResult(new GetInterviewResponse());
        };

        Assert.NotEqual(StatusCode.OK, (await SendAsync([0, 0, 0, 0, 9, 1])).Code);
        Assert.False(called);
    }

    [Fact]
    public async Task A_compressed_message_without_a_named_compression_is_an_error() =>
        Assert.Equal(StatusCode.Internal, (await SendAsync(Wire.Frame([1, 2, 3], flag: 1))).Code);

    [Fact]
    public async Task An_unknown_compression_is_UNIMPLEMENTED_and_the_known_ones_are_named()
    {
        using var request = Wire.Native(_edge.GrpcAddress, Wire.GetInterview, Wire.Frame([1], flag: 1), ("grpc-encoding", "squeeze"));
        using var client = new HttpClient();
        using var response = await client.SendAsync(request);

        Assert.Equal(StatusCode.Unimplemented, (await Wire.StatusAsync(response)).Code);
        Assert.Contains("gzip", response.Headers.GetValues("grpc-accept-encoding").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_beyond_the_limit_reach_no_service()
    {
        var called = false;
        _upstream.Interviews.OnGet = (_, _) =>
        {
            called = true;
            return Task.FromResult(new GetInterviewResponse());
        };
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await new InterviewService.InterviewServiceClient(_edge.Channel)
            .GetInterviewAsync(new GetInterviewRequest(), new Metadata { { "big", new string('x', 63 * 1024) } }));

        Assert.NotEqual(StatusCode.OK, failure.StatusCode);
        Assert.False(called);
    }

    private async Task<WireStatus> SendAsync(byte[] body)
    {
        using var client = new HttpClient();
        using var response = await client.SendAsync(Wire.Native(_edge.GrpcAddress, Wire.GetInterview, body));
        return await Wire.StatusAsync(response);
    }

    // A tag, a length of two bytes, and the name.
    private static GetInterviewRequest OfSize(int bytes) => new() { Name = new string('a', bytes - 3) };
}
