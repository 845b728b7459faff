namespace SyncInterview.Edge.Origins;

/// <summary>
/// Refuses web pages that have no business here, with 403 and before anything is done: browsers enforce the CORS answer only after the
/// request has had its effect.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, OriginRules rules, ILogger<OriginGuard> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // Web pages cannot speak cleartext HTTP/2, and gRPC tools choose their authority freely.
        if (!HttpProtocol.IsHttp2(request.Protocol) && !rules.Answers(request.Host.Host))
            return RefuseAsync(context, "Host", "Not served by this name without login. Call localhost, or list it in Edge:AllowedHosts.");
        if (request.Headers.Origin is { Count: > 0 } origins && !(origins.Count == 1 && IsWelcome(request, origins[0]!)))
            return RefuseAsync(context, "Origin", "Pages of this origin may not call. List the origin in Edge:AllowedOrigins.");
        return next(context);
    }

    private bool IsWelcome(HttpRequest request, string origin) =>
        rules.Allows(origin) || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private Task RefuseAsync(HttpContext context, string header, string message)
    {
        logger.LogInformation("Refused a request for its {Header}", header);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(message, context.RequestAborted);
    }
}
