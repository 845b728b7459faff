using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace SyncInterview.Hosting.Telemetry;

/// <summary>
/// What is logged where nothing else is configured (section <c>Logging</c>): not a line for each request, which traces and metrics tell
/// better and which would cost more than the calls themselves.
/// </summary>
internal static class LogDefaults
{
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Grpc"] = "Warning",
    };

    /// <summary>Puts the defaults below every other source of settings.</summary>
    public static void Add(IConfigurationBuilder configuration) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
}
