using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SyncInterview.Hosting.Deadlines;

/// <summary>
/// Gives every unary call a deadline: the shorter of the client's and the service's cap. It shortens the header before gRPC reads it, so
/// that one implementation, gRPC's own, keeps the time, cancels the handler and answers DEADLINE_EXCEEDED.
/// </summary>
internal sealed class UnaryDeadlineMiddleware(RequestDelegate next, IOptions<HostingOptions> hosting)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method is { Type: MethodType.Unary } method)
            Shorten(context.Request.Headers, CapOf(method));
        return next(context);
    }

    private TimeSpan CapOf(IMethod method) =>
        hosting.Value.UnaryDeadlines.GetValueOrDefault(method.ServiceName, hosting.Value.UnaryDeadline);

    private static void Shorten(IHeaderDictionary headers, TimeSpan cap)
    {
        if (!GrpcTimeout.TryParse(headers[GrpcTimeout.Header], out var timeout) || timeout > cap)
            headers[GrpcTimeout.Header] = GrpcTimeout.Format(cap);
    }
}
