using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace SyncInterview.Hosting.Telemetry;

/// <summary>Sends an application's logs to the OTLP endpoint, if there is one.</summary>
internal static class LogExport
{
    public static void Add(ILoggingBuilder logging, ServiceDescription service, IConfiguration configuration)
    {
        if (!OtlpEndpoint.IsSet(configuration))
            return;
        logging.AddOpenTelemetry(options =>
        {
            var resource = ResourceBuilder.CreateDefault();
            service.Describe(resource);
            options.SetResourceBuilder(resource).AddOtlpExporter();
        });
    }
}
