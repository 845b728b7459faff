using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace SyncInterview.Edge.Origins;

/// <summary>What browsers are told: POST alone, gRPC-Web's headers, and no cookies (credentials travel in <c>authorization</c>).</summary>
internal sealed class CorsRules(OriginRules rules) : IConfigureOptions<CorsOptions>
{
    public const string Policy = "edge";

    public void Configure(CorsOptions options) => options.AddPolicy(Policy, policy => policy
        .SetIsOriginAllowed(rules.Allows)
        .WithMethods("POST")
        .WithHeaders("content-type", "x-grpc-web", "x-user-agent", "grpc-timeout", "authorization", "x-request-id", "traceparent")
        .WithExposedHeaders("grpc-status", "grpc-message", "grpc-status-details-bin")
        .SetPreflightMaxAge(TimeSpan.FromHours(2)));
}
