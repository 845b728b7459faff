using Grpc.Core;
using Grpc.Net.Client;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.GrpcApi;

public sealed class CredentialsTests(ProbeServer server) : IClassFixture<ProbeServer>
{
    [Fact]
    public async Task Credentials_of_a_call_add_their_metadata_and_know_the_call()
    {
        AuthInterceptorContext? seen = null;
        var credentials = CallCredentials.Compose(
            Adding("first"),
            CallCredentials.FromInterceptor((context, _) =>
            {
                seen = context;
                return Task.CompletedTask;
            }),
            Adding("second"));
        using var channel = GrpcChannel.ForAddress(
            server.Address, new GrpcChannelOptions { UnsafeUseInsecureChannelCallCredentials = true });

        var texts = await TextsSeenByServer(channel, new CallOptions().WithCredentials(credentials));

        Assert.Equal("first, second", texts);
        Assert.Equal("Echo", seen?.MethodName);
        Assert.EndsWith("/syncinterview.probe.v1.ProbeService", seen?.ServiceUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_of_a_secure_channel_go_with_every_call()
    {
        using var channel = GrpcChannel.ForAddress("https://probe.test", new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, Adding("of the channel")),
            HttpHandler = new TlsEndingHandler(server.Address),
            DisposeHttpClient = true,
        });

        Assert.Equal("of the channel", await TextsSeenByServer(channel, default));
    }

    [Fact]
    public void Call_credentials_are_kept_off_an_insecure_channel() =>
        Assert.Throws<ArgumentException>(() => ChannelCredentials.Create(ChannelCredentials.Insecure, Adding("secret")));

    [Fact]
    public void A_composition_takes_at_least_two() =>
        Assert.Throws<ArgumentException>(() => CallCredentials.Compose(Adding("alone")));

    [Fact]
    public void The_client_learns_which_kind_of_security_a_channel_has()
    {
        Assert.Throws<InvalidOperationException>(() => Open("http://probe.test", ChannelCredentials.SecureSsl));
        Assert.Throws<InvalidOperationException>(() => Open("https://probe.test", ChannelCredentials.Insecure));
        Open("http://probe.test", ChannelCredentials.Insecure).Dispose();
        Open("https://probe.test", ChannelCredentials.SecureSsl).Dispose();
    }

    private static GrpcChannel Open(string address, ChannelCredentials credentials) =>
        GrpcChannel.ForAddress(address, new GrpcChannelOptions { Credentials = credentials });

    private static CallCredentials Adding(string text) => CallCredentials.FromInterceptor((_, metadata) =>
    {
        metadata.Add(EchoingProbeService.TextKey, text);
        return Task.CompletedTask;
    });

    private static async Task<string?> TextsSeenByServer(GrpcChannel channel, CallOptions options)
    {
        using var call = new ProbeService.ProbeServiceClient(channel).EchoAsync(new EchoRequest(), options);
        await call;
        return call.GetTrailers().GetValue(EchoingProbeService.TextKey);
    }

    // Stands for a proxy that ends TLS: the channel believes in https, the server speaks plain text.
    private sealed class TlsEndingHandler(Uri address) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
            return _http.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _http.Dispose();
            base.Dispose(disposing);
        }
    }
}
