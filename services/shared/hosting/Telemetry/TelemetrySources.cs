namespace SyncInterview.Hosting.Telemetry;

/// <summary>What is collected. The frameworks publish their own sources and meters; the suite's start with its name.</summary>
internal static class TelemetrySources
{
    public static readonly string[] Activities = ["Microsoft.AspNetCore", "System.Net.Http", "SyncInterview.*"];

    public static readonly string[] Meters = ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "SyncInterview.*"];
}
