using Grpc.Core;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.GrpcApi;

public sealed class HeaderTests(ProbeServer server) : IClassFixture<ProbeServer>
{
    [Fact]
    public async Task Bytes_of_every_value_pass_in_request_headers_response_headers_and_trailers()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        using var call = server.Client.EchoAsync(new EchoRequest(), new Metadata { { EchoingProbeService.BinaryKey, bytes } });

        var headers = await call.ResponseHeadersAsync;
        await call;

        Assert.Equal(bytes, headers.GetValueBytes(EchoingProbeService.BinaryKey));
        Assert.Equal(bytes, call.GetTrailers().GetValueBytes(EchoingProbeService.BinaryKey));
    }

    [Fact]
    public async Task A_key_in_any_case_may_be_read_back()
    {
        using var call = server.Client.EchoAsync(new EchoRequest(), new Metadata { { "Probe-Text", "value" } });
        await call;

        Assert.Equal("value", call.GetTrailers().GetValue("PROBE-TEXT"));
    }
}
