using System.Security.Cryptography;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting.Identity;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;
using SyncInterview.Testing;

namespace SyncInterview.Hosting.Tests.Identity;

public sealed class CallIdentityTests
{
    private static readonly ProbeScript TellsIdentity = new()
    {
        Echo = (_, context) =>
        {
            var (owner, caller) = context.GetIdentity();
            return Task.FromResult(new EchoResponse { Text = $"{owner} via {caller}" });
        },
    };

    [Fact]
    public async Task A_signed_call_is_made_for_its_owner_by_its_caller()
    {
        await using var host = await ProbeHost.StartAsync(TellsIdentity, new() { ServiceName = "documents" });

        var response = await host.Probe().EchoAsync(new EchoRequest(), host.HeadersFor("grace@näh.example"));

        Assert.Equal("grace@näh.example via documents", response.Text);
    }

    [Fact]
    public async Task A_nested_call_is_made_for_the_same_owner_by_the_service_that_makes_it()
    {
        await using var back = await ProbeHost.StartAsync(TellsIdentity);
        await using var front = await ProbeHost.StartInFrontOfAsync(back, new ProbeScript
        {
            Echo = async (request, context) => await context.Back().EchoAsync(request, context.Nested()),
        });

        var response = await front.Probe().EchoAsync(new EchoRequest(), front.SignedHeaders());

        Assert.Equal($"{ProbeHost.Owner} via front", response.Text);
    }

    [Fact]
    public async Task A_call_without_signature_is_refused()
    {
        await using var host = await ProbeHost.StartAsync(TellsIdentity);

        await RefusedAsync(host, []);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("e30.")]
    [InlineData("e30.AAAA")]
    [InlineData("not base64 at all")]
    [InlineData("....")]
    public async Task A_header_that_is_none_is_refused(string header)
    {
        await using var host = await ProbeHost.StartAsync(TellsIdentity);

        await RefusedAsync(host, new Metadata { { InternalIdentity.Header, header } });
    }

    [Fact]
    public async Task A_header_signed_with_another_key_is_refused()
    {
        await using var host = await ProbeHost.StartAsync(TellsIdentity);
        var other = new InternalIdentity(RandomNumberGenerator.GetBytes(32), "edge", TimeProvider.System);

        await RefusedAsync(host, other.HeadersFor("ada"));
    }

    [Fact]
    public async Task A_header_whose_owner_was_exchanged_is_refused()
    {
        await using var host = await ProbeHost.StartAsync(TellsIdentity);
        var ada = host.HeadersFor("ada").GetValue(InternalIdentity.Header)!.Split('.');
        var eve = host.HeadersFor("eve").GetValue(InternalIdentity.Header)!.Split('.');

        await RefusedAsync(host, new Metadata { { InternalIdentity.Header, $"{ada[0]}.{eve[1]}" } });
    }

    [Fact]
    public async Task A_header_is_good_for_its_life_and_the_skew_of_clocks_and_no_longer()
    {
        var time = new ManualTimeProvider();
        await using var host = await ProbeHost.StartAsync(TellsIdentity, new() { Time = time });
        var headers = host.SignedHeaders();

        time.Advance(InternalIdentity.Life + IdentityToken.ClockSkew - TimeSpan.FromSeconds(1));
        await host.Probe().EchoAsync(new EchoRequest(), headers);
        time.Advance(TimeSpan.FromSeconds(1));

        await RefusedAsync(host, headers);
    }

    [Fact]
    public async Task A_header_from_the_future_is_refused_beyond_the_skew_of_clocks()
    {
        await using var host = await ProbeHost.StartAsync(TellsIdentity, new() { Time = new ManualTimeProvider() });
        var start = new ManualTimeProvider().GetUtcNow();

        await host.Probe().EchoAsync(new EchoRequest(), HeadersOf(start + IdentityToken.ClockSkew));
        await RefusedAsync(host, HeadersOf(start + IdentityToken.ClockSkew + TimeSpan.FromSeconds(1)));

        static Metadata HeadersOf(DateTimeOffset time) =>
            new InternalIdentity(new byte[32], "edge", new ManualTimeProvider(time)).HeadersFor("ada");
    }

    [Fact]
    public async Task A_stream_outlives_the_header_it_began_with()
    {
        var time = new ManualTimeProvider();
        await using var host = await ProbeHost.StartAsync(options: new() { Time = time });
        using var call = host.Probe().Shout(host.SignedHeaders());
        await call.RequestStream.WriteAsync(new ShoutRequest { Text = "a" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));

        time.Advance(TimeSpan.FromHours(1));
        await call.RequestStream.WriteAsync(new ShoutRequest { Text = "b" });

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("B", call.ResponseStream.Current.Text);
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Theory]
    [InlineData("client stream")]
    [InlineData("server stream")]
    [InlineData("duplex")]
    public async Task Streams_without_signature_are_refused_before_their_handler_runs(string kind)
    {
        var ran = false;
        await using var host = await ProbeHost.StartAsync(new ProbeScript
        {
            Join = (_, _) => Task.FromResult(new JoinResponse { Text = $"{ran = true}" }),
            Count = (_, _, _) => Task.FromResult(ran = true),
            Shout = (_, _, _) => Task.FromResult(ran = true),
        });
        var probe = host.Probe();

        var exception = await Assert.ThrowsAsync<RpcException>(async () => _ = kind switch
        {
            "client stream" => (object)await probe.Join(),
            "server stream" => await probe.Count(new CountRequest()).ResponseStream.MoveNext(CancellationToken.None),
            _ => await probe.Shout().ResponseStream.MoveNext(CancellationToken.None),
        });

        Assert.Equal(StatusCode.Unauthenticated, exception.StatusCode);
        Assert.False(ran);
    }

    [Fact]
    public async Task A_public_application_neither_asks_for_a_signature_nor_believes_one()
    {
        await using var host = await ProbeHost.StartAsync(
            new ProbeScript
            {
                Echo = (_, context) =>
                    Task.FromResult(new EchoResponse { Text = $"{context.UserState.Values.OfType<CallIdentity>().Any()}" }),
            },
            new() { ServiceName = "edge", Audience = ServiceAudience.Public });

        Assert.Equal("False", (await host.Probe().EchoAsync(new EchoRequest())).Text);
        Assert.Equal("False", (await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders())).Text);
    }

    private static async Task RefusedAsync(InProcessHost host, Metadata headers)
    {
        var status = RpcStatus.From(await host.EchoFailsAsync(headers));
        Assert.Equal((StatusCode.Unauthenticated, ErrorReason.Unauthenticated), (status.Code, status.Reason));
    }
}
