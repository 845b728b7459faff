using Microsoft.Extensions.Configuration;
using OpenTelemetry.Resources;

namespace SyncInterview.Hosting.Telemetry;

/// <summary>Where telemetry goes: OpenTelemetry's own settings, of which the endpoint turns exporting on.</summary>
internal static class OtlpEndpoint
{
    private const string Key = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Whether anything is exported.</summary>
    public static bool IsSet(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Key]);

    /// <summary>Names the service in what is exported. OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.</summary>
    public static void Describe(this ServiceDescription service, ResourceBuilder resource) =>
        resource.AddService(service.Name, serviceNamespace: "syncinterview").AddEnvironmentVariableDetector();
}
