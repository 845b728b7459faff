using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace SyncInterview.Hosting.Health;

/// <summary>Health for probes that speak plain HTTP.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (it takes calls: 200, else 503).</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live"));
        routes.MapGet("/health/ready", Ready);
    }

    private static JsonHttpResult<ReadinessReport> Ready(HealthState state, MappedServices services)
    {
        var snapshot = state.Current;
        var serves = snapshot.Serves(string.Empty, services);

        // The description of a check that threw is its exception's text, which is not for whoever asks.
        var checks = snapshot.Checks.ToDictionary(
            check => check.Key,
            check => new ReadinessCheck(check.Value.Status.ToString(), check.Value.Exception is null ? check.Value.Description : null));
        return TypedResults.Json(
            new ReadinessReport(serves ? "SERVING" : "NOT_SERVING", checks),
            ReadinessJson.Default.ReadinessReport,
            statusCode: serves ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
