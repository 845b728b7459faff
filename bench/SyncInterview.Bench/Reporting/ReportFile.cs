using System.Text.Json;

namespace SyncInterview.Bench.Reporting;

/// <summary>Writes the report as JSON.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Writes it anew; what was there is replaced.</summary>
    public static async Task WriteAsync(FileInfo file, BenchReport report, CancellationToken cancellationToken)
    {
        file.Directory?.Create();
        await using var stream = file.Create();
        await JsonSerializer.SerializeAsync(stream, report, Json, cancellationToken);
    }
}
