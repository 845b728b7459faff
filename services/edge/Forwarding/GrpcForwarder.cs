using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using SyncInterview.Edge.Identity;
using SyncInterview.Edge.Methods;
using SyncInterview.Edge.Options;
using SyncInterview.Hosting;
using SyncInterview.Hosting.Deadlines;

namespace SyncInterview.Edge.Forwarding;

/// <summary>
/// Passes a call on to the service that answers it, as HTTP frames: no message is decoded, nothing is buffered beyond what flow control
/// allows, and either side's end reaches the other at once. There is no retry: the client knows what may be repeated.
/// </summary>
internal sealed partial class GrpcForwarder(
    Upstreams upstreams,
    InternalIdentity identity,
    Drain drain,
    IOptions<EdgeOptions> options,
    TimeProvider clock,
    ILogger<GrpcForwarder> logger)
{
    /// <summary>Forwards an admitted call.</summary>
    public Task ForwardAsync(HttpContext context) => context.Features.Get<AdmittedCall>() is { Caller: { } caller } call
        ? ForwardAsync(context, call.Rule, caller, call.Arrived)
        : throw new InvalidOperationException("Nobody admitted this call.");

    private async Task ForwardAsync(HttpContext context, MethodRule rule, Caller caller, long arrived)
    {
        var left = TimeLeft(context.Request, arrived);
        using var call = new CallScope(left, caller.ExpiresAt - clock.GetUtcNow(), clock, drain.Over, context.RequestAborted);
        if (rule.ClientStreams)
            LiftBodyRate(context);
        using var body = new ForwardedBody(context.Request.BodyReader, options.Value.Limits, call);
        using var request = RequestOf(context.Request, rule, caller, body, left);
        try
        {
            using var answer = await upstreams.SendAsync(rule.Upstream!, request, call.Token);
            await ForwardedAnswer.CopyAsync(rule.Upstream!, answer, context.Response, call.Token);
        }
        catch (Exception failure) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be told; the service's stream was reset by the cancellation.
            LogLeft(rule.Path, failure.GetType().Name);
        }
        catch (Exception failure)
        {
            GrpcStatusWriter.Write(context.Response, StatusOf(failure, call, rule));
        }
        finally
        {
            await body.StopAsync();
        }
    }

    private RpcException StatusOf(Exception failure, CallScope call, MethodRule rule)
    {
        if (call.Ending is { } ending)
            return ending;
        var error = failure as RpcException ?? UpstreamFailures.FromException(rule.Upstream!, failure);
        if (error.StatusCode == StatusCode.Internal)
            LogUnforeseen(rule.Path, rule.Upstream!, failure);
        else
            LogBroken(rule.Path, rule.Upstream!, error.StatusCode, failure.Message);
        return error;
    }

    private TimeSpan? TimeLeft(HttpRequest request, long arrived)
    {
        if (request.Headers[GrpcTimeout.Header] is not { Count: > 0 } header)
            return null;
        if (!GrpcTimeout.TryParse(header, out var timeout))
            throw RpcErrors.InvalidField(GrpcTimeout.Header, "must be 1 to 8 digits and a unit: H, M, S, m, u or n");
        var left = timeout - clock.GetElapsedTime(arrived);
        return left > TimeSpan.Zero ? left : throw EdgeErrors.DeadlineExceeded();
    }

    private HttpRequestMessage RequestOf(HttpRequest from, MethodRule rule, Caller caller, ForwardedBody body, TimeSpan? left)
    {
        var request = upstreams.Request(rule.Upstream!, rule.Path);
        request.Content = body;
        ForwardedHeaders.CopyRequest(from.Headers, request);
        request.Headers.TryAddWithoutValidation("te", "trailers");
        if (left is { } timeout)
            request.Headers.TryAddWithoutValidation(GrpcTimeout.Header, GrpcTimeout.Format(timeout));
        foreach (var entry in identity.HeadersFor(caller.Owner))
            request.Headers.TryAddWithoutValidation(entry.Key, entry.Value);
        return request;
    }

    // Kestrel cuts a body that comes slower than 240 bytes/s; a stream is quiet while nobody speaks.
    private static void LiftBodyRate(HttpContext context)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The client of {Path} left ({Failure})")]
    private partial void LogLeft(string path, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of {Path} broke at the {Upstream} service, {Status}: {Failure}")]
    private partial void LogBroken(string path, string upstream, StatusCode status, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "A call of {Path} broke at the {Upstream} service")]
    private partial void LogUnforeseen(string path, string upstream, Exception failure);
}
