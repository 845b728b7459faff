using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.GrpcApi;

public sealed class ClientAndServerDefinitionTests(ProbeServer server) : IClassFixture<ProbeServer>
{
    private static readonly Marshaller<string> Utf8 = Marshallers.Create(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    private static readonly Method<string, string> Unknown = new(MethodType.Unary, "probe.Other", "Nothing", Utf8, Utf8);

    [Fact]
    public async Task A_marshaller_over_arrays_carries_messages_of_any_kind()
    {
        // An EchoRequest with its first field, "hi", by hand; what comes back has the same form.
        var raw = new Method<string, string>(MethodType.Unary, "syncinterview.probe.v1.ProbeService", "Echo", Utf8, Utf8);

        var response = await server.Channel.CreateCallInvoker().AsyncUnaryCall(raw, null, default, "\n\u0002hi");

        Assert.Equal("\n\u0002hi", response);
    }

    [Fact]
    public async Task A_method_that_the_server_lacks_is_Unimplemented()
    {
        Assert.Equal("/probe.Other/Nothing", Unknown.FullName);
        using var call = server.Channel.CreateCallInvoker().AsyncUnaryCall(Unknown, null, default, "");

        Assert.Equal(StatusCode.Unimplemented, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
    }

    [Fact]
    public async Task A_client_made_with_another_host_makes_the_same_calls() =>
        Assert.Equal("hi", (await server.Client.WithHost("other.test").EchoAsync(new EchoRequest { Text = "hi" })).Text);

    [Fact]
    public void A_client_without_a_channel_says_so() =>
        Assert.Throws<InvalidOperationException>(() => new DetachedClient().Echo(new EchoRequest()));

    [Fact]
    public void A_service_definition_gives_its_methods_to_a_binder_in_order()
    {
        var binder = new ListingBinder();

        ProbeService.BindService(new EchoingProbeService(new ProbeObservations())).BindService(binder);

        Assert.Equal(
            ["Unary Echo", "ClientStreaming Join", "ServerStreaming Count", "DuplexStreaming Shout", "Unary Fail", "Unary Hang"],
            binder.Methods);
    }

    [Fact]
    public void A_method_cannot_be_defined_twice()
    {
        UnaryServerMethod<string, string> handler = (request, _) => Task.FromResult(request);
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(Unknown, handler);

        Assert.Throws<ArgumentException>(() => builder.AddMethod(Unknown, handler));
    }

    [Fact]
    public async Task A_channel_tells_where_it_stands_with_its_connection()
    {
        var channel = GrpcChannel.ForAddress(server.Address);
        Assert.Equal(ConnectivityState.Idle, channel.State);

        await channel.ConnectAsync();
        Assert.Equal(ConnectivityState.Ready, channel.State);

        channel.Dispose();
        Assert.Equal(ConnectivityState.Shutdown, channel.State);
    }

    private sealed class DetachedClient : ProbeService.ProbeServiceClient;

    private sealed class ListingBinder : ServiceBinderBase
    {
        public List<string> Methods { get; } = [];

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => Note(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) => Note(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) => Note(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) => Note(method, handler);

        private void Note(IMethod method, Delegate? handler)
        {
            Assert.NotNull(handler);
            Methods.Add($"{method.Type} {method.Name}");
        }
    }
}
