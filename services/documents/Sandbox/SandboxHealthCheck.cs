using Microsoft.Extensions.Diagnostics.HealthChecks;
using SyncInterview.Documents.Pdf;

namespace SyncInterview.Documents.Sandbox;

/// <summary>Says how PDFs are read on this machine. Degraded, never unhealthy: every other format is read all the same.</summary>
internal sealed class SandboxHealthCheck(SandboxProbe probe) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(PdfReader.PdfToText))
            return HealthCheckResult.Degraded($"PDFs are refused: {PdfReader.PdfToText} is not installed (poppler-utils).");
        return await probe.LevelAsync(cancellationToken) switch
        {
            SandboxLevel.Namespaces => HealthCheckResult.Healthy("PDFs are read in bubblewrap."),
            SandboxLevel.LimitsOnly => HealthCheckResult.Degraded(
                "PDFs are read with resource limits only: user namespaces or bubblewrap are missing."),
            _ => HealthCheckResult.Degraded("PDFs are refused: no sandbox works on this machine."),
        };
    }
}
