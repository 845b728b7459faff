using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Compression;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.GrpcApi;

public sealed class CompressionTests(ProbeServer server) : IClassFixture<ProbeServer>
{
    private static readonly string Text = new('x', 10_000);

    public static TheoryData<ICompressionProvider> Providers =>
        [new GzipCompressionProvider(CompressionLevel.Fastest), new DeflateCompressionProvider(CompressionLevel.Fastest)];

    [Fact]
    public async Task A_request_compressed_with_gzip_is_understood_and_so_is_the_response()
    {
        // The released client compresses its requests when this header asks it to; it does not send the header on.
        var headers = new Metadata { { "grpc-internal-encoding-request", "gzip" } };
        using var call = server.Client.EchoAsync(new EchoRequest { Text = Text }, headers);

        Assert.Equal(Text, (await call).Text);
        Assert.Equal("gzip", call.GetTrailers().GetValue(EchoingProbeService.RequestEncodingKey));
    }

    [Fact]
    public async Task A_response_is_compressed_on_the_wire_when_the_client_accepts_gzip()
    {
        var (encoding, isCompressed, payload) = await EchoOnTheWire(new EchoRequest { Text = Text });

        Assert.Equal("gzip", encoding);
        Assert.True(isCompressed);
        using var unzipped = new GZipStream(new MemoryStream(payload), CompressionMode.Decompress);
        Assert.Equal(Text, EchoResponse.Parser.ParseFrom(unzipped).Text);
    }

    [Fact]
    public async Task A_response_written_with_NoCompress_is_not_compressed()
    {
        var (_, isCompressed, payload) = await EchoOnTheWire(new EchoRequest { Text = Text, Uncompressed = true });

        Assert.False(isCompressed);
        Assert.Equal(Text, EchoResponse.Parser.ParseFrom(payload).Text);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void What_a_provider_compresses_it_decompresses_and_the_target_stays_open(ICompressionProvider provider)
    {
        byte[] original = [.. Enumerable.Range(0, 5_000).Select(value => (byte)(value % 7))];
        using var target = new MemoryStream();
        using (var compressing = provider.CreateCompressionStream(target, null))
            compressing.Write(original);

        target.Position = 0;
        using var decompressing = provider.CreateDecompressionStream(target);
        using var copy = new MemoryStream();
        decompressing.CopyTo(copy);

        Assert.Equal(original, copy.ToArray());
        Assert.True(target.Length < original.Length);
    }

    [Fact]
    public void Deflate_is_the_zlib_format()
    {
        using var target = new MemoryStream();
        using (var compressing = new DeflateCompressionProvider(CompressionLevel.Optimal).CreateCompressionStream(target, null))
            compressing.Write([1, 2, 3]);

        // RFC 1950: method 8, and the first two bytes are a multiple of 31.
        var header = BinaryPrimitives.ReadUInt16BigEndian(target.ToArray());
        Assert.Equal(8, (header >> 8) & 0x0f);
        Assert.Equal(0, header % 31);
    }

    private async Task<(string Encoding, bool IsCompressed, byte[] Payload)> EchoOnTheWire(EchoRequest message)
    {
        var body = message.ToByteArray();
        var frame = new byte[5 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), body.Length);
        body.CopyTo(frame, 5);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/syncinterview.probe.v1.ProbeService/Echo"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Add("grpc-accept-encoding", "gzip");

        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();

        var encoding = response.Headers.TryGetValues("grpc-encoding", out var values) ? values.Single() : "";
        Assert.Equal(answer.Length - 5, BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(1)));
        return (encoding, answer[0] == 1, answer[5..]);
    }
}
