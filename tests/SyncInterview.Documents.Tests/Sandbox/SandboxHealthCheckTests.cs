using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SyncInterview.Documents.Sandbox;

namespace SyncInterview.Documents.Tests.Sandbox;

public sealed class SandboxHealthCheckTests
{
    private static readonly ToolLimits Limits = new();

    [Fact]
    public async Task Health_says_how_strongly_programs_are_shut_in()
    {
        var probe = new SandboxProbe(Options.Create(new DocumentsOptions()), TimeProvider.System, NullLogger<SandboxProbe>.Instance);
        var level = await probe.LevelAsync(CancellationToken.None);
        var health = await new SandboxHealthCheck(probe).CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(level == SandboxLevel.Namespaces ? HealthStatus.Healthy : HealthStatus.Degraded, health.Status);
        Assert.Contains(level == SandboxLevel.Namespaces ? "bubblewrap" : "PDFs", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lesser_form_still_empties_the_environment_and_limits_processor_time()
    {
        var environment = SandboxCommand.Build(SandboxLevel.LimitsOnly, Limits, "/usr/bin/env", []);
        var result = await RunAsync(environment);
        Assert.Equal((ToolOutcome.Exited, 0, ""), (result.Outcome, result.ExitCode, Encoding.UTF8.GetString(result.Output.Span)));

        var endless = new ToolLimits { CpuSeconds = 1 };
        var loop = SandboxCommand.Build(SandboxLevel.LimitsOnly, endless, "/usr/bin/dash", ["-c", "while :; do :; done"]);
        Assert.Equal(ToolOutcome.TimeLimit, (await RunAsync(loop)).Outcome);
    }

    private static Task<ToolResult> RunAsync(System.Diagnostics.ProcessStartInfo command) =>
        ToolSandbox.RunAsync(command, TimeSpan.FromSeconds(60), outputBytes: 1_000, default, TimeProvider.System, CancellationToken.None);
}
