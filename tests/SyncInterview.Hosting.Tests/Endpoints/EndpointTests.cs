using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;
using SyncInterview.Testing;

namespace SyncInterview.Hosting.Tests.Endpoints;

[UnsupportedOSPlatform("windows")]
public sealed class EndpointTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryDirectory _directory = new();

    private string SocketPath => Path.Combine(_directory.Path, "run", "probe.sock");

    private InProcessHostOptions OnSocket => new() { Settings = { ["Hosting:UnixSocket"] = SocketPath } };

    [Fact]
    public async Task Free_ports_are_told_and_each_speaks_its_version()
    {
        await using var host = await ProbeHost.StartAsync();
        using var http = new HttpClient();

        Assert.True(host.Addresses.Grpc.Port > 0);
        Assert.NotEqual(host.Addresses.Grpc.Port, host.Addresses.Http!.Port);
        Assert.Equal(IPAddress.Loopback.ToString(), host.Addresses.Http.Host);
        Assert.Equal("x", (await host.Probe().EchoAsync(new EchoRequest { Text = "x" }, host.SignedHeaders())).Text);
        Assert.Equal("live", await http.GetStringAsync(new Uri(host.Addresses.Http, "/health/live")));
    }

    [Fact]
    public async Task A_unix_socket_is_the_only_endpoint_and_its_owners_alone()
    {
        await using var host = await ProbeHost.StartAsync(options: OnSocket);

        Assert.Equal("x", (await host.Probe().EchoAsync(new EchoRequest { Text = "x" }, host.SignedHeaders())).Text);
        Assert.Equal(new Uri($"unix://{SocketPath}"), host.Addresses.Grpc);
        Assert.Null(host.Addresses.Http);
        Assert.Single(host.App.Urls);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(SocketPath));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(SocketPath)!));
    }

    [Fact]
    public async Task A_socket_in_a_folder_that_others_may_enter_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SocketPath)!, OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.GroupExecute);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => ProbeHost.StartAsync(options: OnSocket));

        Assert.Contains("0700", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_that_a_killed_process_left_behind_is_replaced()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SocketPath)!, OwnerOnly | UnixFileMode.UserExecute);
        using (var killed = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            killed.Bind(new UnixDomainSocketEndPoint(SocketPath + ".old"));
            File.Move(SocketPath + ".old", SocketPath);
        }

        await using var host = await ProbeHost.StartAsync(options: OnSocket);

        Assert.Equal("x", (await host.Probe().EchoAsync(new EchoRequest { Text = "x" }, host.SignedHeaders())).Text);
    }

    [Fact]
    public async Task A_socket_that_another_process_listens_on_is_left_alone()
    {
        await using var first = await ProbeHost.StartAsync(options: OnSocket);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ProbeHost.StartAsync(options: OnSocket));

        Assert.Equal("x", (await first.Probe().EchoAsync(new EchoRequest { Text = "x" }, first.SignedHeaders())).Text);
    }

    [Fact]
    public async Task Settings_of_a_service_win_over_those_for_all()
    {
        await using var host = await ProbeHost.StartAsync(options: new()
        {
            ServiceName = "documents",
            Settings = { ["Hosting:MaxMessageBytes"] = "100000", ["Hosting:Documents:MaxMessageBytes"] = "200000" },
        });

        Assert.Equal(200_000, host.Services.GetRequiredService<IOptions<HostingOptions>>().Value.MaxMessageBytes);
    }

    [Fact]
    public async Task A_slow_reader_of_one_stream_does_not_cost_the_others_their_connection()
    {
        await using var host = await ProbeHost.StartAsync();

        Assert.Null(host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MinResponseDataRate);
    }

    [Fact]
    public async Task Silent_connections_are_probed_as_configured()
    {
        await using var host = await ProbeHost.StartAsync(
            options: new() { Settings = { ["Hosting:KeepAlivePingDelay"] = "00:00:11", ["Hosting:KeepAlivePingTimeout"] = "00:00:07" } });
        var http2 = host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.Http2;

        Assert.Equal((TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(7)), (http2.KeepAlivePingDelay, http2.KeepAlivePingTimeout));
        using var handler = ServiceChannel.CreateHandler(host.Addresses.Grpc);
        Assert.Equal(
            (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(20), true),
            (handler.KeepAlivePingDelay, handler.KeepAlivePingTimeout, handler.EnableMultipleHttp2Connections));
    }

    [Theory]
    [InlineData("Hosting:GrpcPort", null, "GrpcPort")]
    [InlineData("Hosting:GrpcPort", "65536", "GrpcPort")]
    [InlineData("Hosting:BindAddress", "everywhere", "BindAddress")]
    [InlineData("Hosting:IdentityKey", "c2hvcnQ=", "IdentityKey")]
    [InlineData("Hosting:IdentityKey", "", "IdentityKey")]
    [InlineData("Hosting:IdentityKey", "not base64", "IdentityKey")]
    [InlineData("Hosting:MaxMessageBytes", "65535", "MaxMessageBytes")]
    [InlineData("Hosting:MaxMessageBytes", "16777217", "MaxMessageBytes")]
    [InlineData("Hosting:MaxStreamsPerConnection", "1", "MaxStreamsPerConnection")]
    [InlineData("Hosting:KeepAlivePingDelay", "00:00:00", "KeepAlivePingDelay")]
    [InlineData("Hosting:UnaryDeadline", "00:00:00", "UnaryDeadline")]
    [InlineData("Hosting:UnaryDeadlines:a.B", "-00:00:01", "UnaryDeadline")]
    [InlineData("Hosting:HealthPeriod", "00:00:00", "HealthPeriod")]
    public async Task A_setting_that_makes_no_sense_stops_the_start_and_is_named(string key, string? value, string named)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => ProbeHost.StartAsync(options: new() { Settings = { [key] = value } }));

        var failure = Assert.Single(exception.Failures);
        Assert.StartsWith("Hosting:", failure, StringComparison.Ordinal);
        Assert.Contains(named, failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_port_for_both_versions_is_refused()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => ProbeHost.StartAsync(
            options: new() { Settings = { ["Hosting:GrpcPort"] = "50999", ["Hosting:HttpPort"] = "50999" } }));

        Assert.Contains("must differ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_internal_service_listens_beyond_this_machine_only_with_a_shared_key()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => ProbeHost.StartAsync(
            options: new() { Settings = { ["Hosting:BindAddress"] = "0.0.0.0", ["Hosting:IdentityKey"] = null } }));

        Assert.Contains("IdentityKey must be set", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Services_have_ports_of_their_own_and_others_none()
    {
        string[] services = ["documents", "interview", "llm", "analysis", "edge"];
        var ports = services.SelectMany(service => new[] { DefaultPorts.Of(service)!.Grpc, DefaultPorts.Of(service)!.Http }).ToList();

        Assert.Equal(10, ports.Distinct().Count());
        Assert.Equal((50031, 50032), (DefaultPorts.Of("llm")!.Grpc, DefaultPorts.Of("llm")!.Http));
        Assert.Null(DefaultPorts.Of("other"));
    }

    public void Dispose() => _directory.Dispose();
}
