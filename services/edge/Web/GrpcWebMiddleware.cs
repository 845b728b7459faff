using Microsoft.AspNetCore.Http.Features;
using SyncInterview.Edge.Forwarding;

namespace SyncInterview.Edge.Web;

/// <summary>
/// Turns gRPC-Web calls into gRPC calls and their answers back, as PROTOCOL-WEB has it, so that nothing behind knows of it. Other requests
/// pass untouched.
/// </summary>
internal sealed class GrpcWebMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        WebFlavours.Of(context.Request.ContentType) is { } flavour && HttpMethods.IsPost(context.Request.Method)
            ? ConvertAsync(context, flavour)
            : next(context);

    private async Task ConvertAsync(HttpContext context, WebFlavour asked)
    {
        var answered = WebFlavours.Accepted(context.Request.Headers, asked);
        var trailers = new WebTrailers();
        await using var body = new WebResponseStream(context.Response.BodyWriter, answered);
        context.Features.Set<IHttpResponseTrailersFeature>(trailers);
        context.Response.Body = body;
        context.Response.OnStarting(NameContentAsync, (context.Response, answered));
        TakeIn(context.Request, asked);

        await next(context);

        if (trailers.Trailers.Count == 0 || context.RequestAborted.IsCancellationRequested)
            return;
        // What was written last may still wait in the writer above the stream.
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        if (body.AtBoundary)
            await body.FinishAsync(trailers.Trailers, context.RequestAborted);
        else
            context.Abort();
    }

    private static void TakeIn(HttpRequest request, WebFlavour flavour)
    {
        if (flavour == WebFlavour.Text)
            request.Body = new TextRequestStream(request.Body);
        request.ContentType = GrpcContent.Native;
        request.Protocol = HttpProtocol.Http2;
    }

    private static Task NameContentAsync(object state)
    {
        var (response, flavour) = ((HttpResponse, WebFlavour))state;
        if (GrpcContent.IsNative(response.ContentType))
            response.ContentType = flavour.ContentType();
        return Task.CompletedTask;
    }
}
