using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.GrpcApi;

public sealed class StatusTests(ProbeServer server) : IClassFixture<ProbeServer>
{
    public static TheoryData<StatusCode> Failures =>
        new(Enum.GetValues<StatusCode>().Where(code => code != StatusCode.OK));

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_keeps_its_code_detail_and_trailers_over_the_wire(StatusCode code)
    {
        using var call = server.Client.FailAsync(new FailRequest { Code = (int)code, Detail = "because ü" });

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(code, failure.StatusCode);
        Assert.Equal("because ü", failure.Status.Detail);
        Assert.Equal("why", failure.Trailers.GetValue(EchoingProbeService.TextKey));
        Assert.Equal([0, 255], failure.Trailers.GetValueBytes(EchoingProbeService.BinaryKey));
        Assert.Equal(failure.Status, call.GetStatus());
    }

    [Fact]
    public void Every_status_code_has_the_number_that_google_rpc_Code_gives_it()
    {
        var ours = Enum.GetValues<StatusCode>().ToDictionary(code => code.ToString().ToUpperInvariant(), code => (int)code);
        var canonical = Enum.GetValues<Google.Rpc.Code>().ToDictionary(code => code.ToString().ToUpperInvariant(), code => (int)code);

        Assert.Equal(canonical.OrderBy(pair => pair.Value), ours.OrderBy(pair => pair.Value));
    }

    [Fact]
    public async Task A_server_that_is_not_there_gives_Unavailable_with_its_local_cause()
    {
        // Bound but not listening: the port is taken, and refuses.
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var channel = GrpcChannel.ForAddress($"http://{port.LocalEndPoint}");

        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await new ProbeService.ProbeServiceClient(channel).EchoAsync(new EchoRequest()));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.NotNull(failure.Status.DebugException);
        Assert.Same(failure.Status.DebugException, failure.InnerException);
    }

    [Fact]
    public void A_status_tells_code_and_detail_but_not_its_local_cause()
    {
        var status = new Status(StatusCode.Internal, "broken", new InvalidOperationException("secret"));

        Assert.Equal("Status(StatusCode=\"Internal\", Detail=\"broken\")", status.ToString());
        Assert.Equal(status.ToString(), new RpcException(status).Message);
    }
}
