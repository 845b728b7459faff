using Microsoft.Extensions.Options;

namespace SyncInterview.Documents.Sandbox;

/// <summary>
/// Finds out, by starting a harmless program, how strongly programs can be shut in on this machine. Once, unless nothing works: that may
/// pass, and is looked at again.
/// </summary>
internal sealed class SandboxProbe(IOptions<DocumentsOptions> options, TimeProvider time, ILogger<SandboxProbe> logger) : IDisposable
{
    private const string HarmlessProgram = "/usr/bin/true";

    private readonly SemaphoreSlim _once = new(1, 1);
    private SandboxLevel? _level;

    /// <summary>The level, found out by the first caller.</summary>
    public async Task<SandboxLevel> LevelAsync(CancellationToken cancellationToken)
    {
        await _once.WaitAsync(cancellationToken);
        try
        {
            if (_level is null or SandboxLevel.Unavailable)
                _level = await FindAsync(cancellationToken);
            return _level.Value;
        }
        finally
        {
            _once.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _once.Dispose();

    private async Task<SandboxLevel> FindAsync(CancellationToken cancellationToken)
    {
        var limits = options.Value.Tools;
        if (await WorksAsync(SandboxLevel.Namespaces, limits, cancellationToken))
        {
            logger.LogInformation("Documents are read in bubblewrap: own namespaces, no network, resource limits.");
            return SandboxLevel.Namespaces;
        }

        if (!limits.RequireNamespaces && await WorksAsync(SandboxLevel.LimitsOnly, limits, cancellationToken))
        {
            logger.LogWarning("User namespaces or bubblewrap are missing: PDFs are read in the lesser form, with resource limits only.");
            return SandboxLevel.LimitsOnly;
        }

        logger.LogError("No sandbox works on this machine (bubblewrap, prlimit): PDFs are refused.");
        return SandboxLevel.Unavailable;
    }

    private async Task<bool> WorksAsync(SandboxLevel level, ToolLimits limits, CancellationToken cancellationToken)
    {
        var command = SandboxCommand.Build(level, limits, HarmlessProgram, []);
        var result = await ToolSandbox.RunAsync(
            command, TimeSpan.FromSeconds(limits.WallSeconds), outputBytes: 1 << 10, default, time, cancellationToken);
        return result is { Outcome: ToolOutcome.Exited, ExitCode: 0 };
    }
}
