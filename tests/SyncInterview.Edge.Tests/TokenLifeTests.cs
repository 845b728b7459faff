using System.Security.Cryptography;
using Grpc.Core;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;

namespace SyncInterview.Edge.Tests;

public sealed class TokenLifeTests
{
    [Fact]
    public async Task A_stream_ends_when_its_token_expires_and_goes_on_with_a_fresh_one()
    {
        var clock = new ManualTimeProvider();
        using var issuer = new TokenIssuer();
        await using var upstream = await RawUpstream.StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(Wire.Frame(InterviewProbe.Message(1)));
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address, issuer.Settings, clock);

        for (var i = 0; i < 2; i++)
        {
            using var call = Watch(edge, issuer.Rs256(TokenIssuer.Claims(clock.GetUtcNow())));
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            clock.Advance(TimeSpan.FromMinutes(6));
            var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
        }
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_counts_without_a_restart()
    {
        var clock = new ManualTimeProvider();
        using var issuer = new TokenIssuer();
        await using var upstream = await RawUpstream.StartAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "0";
            return Task.CompletedTask;
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address, issuer.Settings, clock);
        using var next = RSA.Create(2048);
        var token = TokenIssuer.Sign(
            new() { ["alg"] = "RS256", ["kid"] = "next" },
            TokenIssuer.Claims(clock.GetUtcNow()),
            data => next.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(StatusCode.Unauthenticated, await StatusAsync(edge, token));

        var key = next.ExportParameters(false);
        issuer.Publish(new { kty = "RSA", kid = "next", n = TokenIssuer.Encode(key.Modulus!), e = TokenIssuer.Encode(key.Exponent!) });
        File.SetLastWriteTimeUtc(issuer.KeySetFile, File.GetLastWriteTimeUtc(issuer.KeySetFile).AddSeconds(5));
        clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(StatusCode.OK, await StatusAsync(edge, token));
    }

    private static async Task<StatusCode> StatusAsync(EdgeHost edge, string token)
    {
        using var call = Watch(edge, token);
        try
        {
            await call.ResponseStream.MoveNext(CancellationToken.None);
            return call.GetStatus().StatusCode;
        }
        catch (RpcException failure)
        {
            return failure.StatusCode;
        }
    }

    private static AsyncServerStreamingCall<WatchResponse> Watch(EdgeHost edge, string token) =>
        new InterviewService.InterviewServiceClient(edge.Channel)
            .Watch(new WatchRequest(), new Metadata { { "authorization", $"Bearer {token}" } });
}
