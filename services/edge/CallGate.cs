using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using SyncInterview.Edge.Forwarding;
using SyncInterview.Edge.Identity;
using SyncInterview.Edge.Limits;
using SyncInterview.Edge.Methods;
using SyncInterview.Edge.Web;

namespace SyncInterview.Edge;

/// <summary>
/// Every gRPC call passes here: is the method offered, who calls, may they now. What is behind sees only an <see cref="AdmittedCall"/>.
/// </summary>
internal sealed class CallGate(
    RequestDelegate next,
    CallerAuthenticator authenticator,
    CallerLimits limits,
    TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var arrived = clock.GetTimestamp();
        var rule = PublicMethods.Find(context.Request.Path);
        if (!IsCall(context.Request))
        {
            await RefuseNonCallAsync(context, rule);
            return;
        }

        try
        {
            await AnswerAsync(context, rule, arrived);
        }
        catch (RpcException refusal) when (!context.Response.HasStarted)
        {
            GrpcStatusWriter.Write(context.Response, refusal);
        }
        finally
        {
            CountBy(context);
        }
    }

    // ASP.NET Core's own request metrics, told apart by gRPC's status.
    private static void CountBy(HttpContext context)
    {
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics && GrpcStatusWriter.StatusOf(context) is { } status)
            metrics.Tags.Add(new("rpc.grpc.status_code", status));
    }

    private async Task AnswerAsync(HttpContext context, MethodRule? rule, long arrived)
    {
        if (rule is null or { Access: AccessRule.Internal })
            throw EdgeErrors.NotOffered(context.Request.Path);
        var caller = rule.Access == AccessRule.Anyone ? null : await authenticator.AuthenticateAsync(context.Request);
        using var admission = limits.Admit(caller is null ? $"address {context.Connection.RemoteIpAddress}" : $"owner {caller.Owner}");
        if (rule.ClientStreams && context.Features.Get<IHttpResponseTrailersFeature>() is WebTrailers)
            throw EdgeErrors.NotOverWeb(rule.Path, rule.WebInstead);
        context.Features.Set(new AdmittedCall(rule, caller, arrived));
        await next(context);
    }

    // gRPC proper needs HTTP/2; what came as gRPC-Web looks so here.
    private static bool IsCall(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && HttpProtocol.IsHttp2(request.Protocol) && GrpcContent.IsNative(request.ContentType);

    private Task RefuseNonCallAsync(HttpContext context, MethodRule? rule)
    {
        if (rule is null)
            return next(context);
        var isPost = HttpMethods.IsPost(context.Request.Method);
        context.Response.StatusCode = isPost ? StatusCodes.Status415UnsupportedMediaType : StatusCodes.Status405MethodNotAllowed;
        if (!isPost)
            context.Response.Headers.Allow = HttpMethods.Post;
        return context.Response.WriteAsync(
            "gRPC methods take POST with content type application/grpc (HTTP/2), application/grpc-web or application/grpc-web-text.",
            context.RequestAborted);
    }
}
