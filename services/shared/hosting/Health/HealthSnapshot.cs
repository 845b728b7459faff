using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SyncInterview.Hosting.Health;

/// <summary>Health at one moment.</summary>
/// <param name="Phase">Where in its life the process is.</param>
/// <param name="Checks">What each check said, by its name.</param>
internal sealed record HealthSnapshot(HealthPhase Phase, IReadOnlyDictionary<string, HealthReportEntry> Checks)
{
    private readonly TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a newer snapshot is there.</summary>
    public Task Replaced => _replaced.Task;

    /// <summary>A snapshot without checks.</summary>
    public static HealthSnapshot Of(HealthPhase phase) => new(phase, new Dictionary<string, HealthReportEntry>());

    /// <summary>
    /// Whether calls of a service are taken; of all services for an empty name. A check tagged with full names of
    /// <paramref name="services"/> concerns those alone, any other check concerns all.
    /// </summary>
    public bool Serves(string service, MappedServices services)
    {
        return Phase == HealthPhase.Running && Checks.Values.Where(Concerns).All(check => check.Status != HealthStatus.Unhealthy);

        bool Concerns(HealthReportEntry check) =>
            service.Length == 0 || check.Tags.Contains(service) || !check.Tags.Any(services.Contains);
    }

    /// <summary>Wakes those who wait on <see cref="Replaced"/>.</summary>
    public void MarkReplaced() => _replaced.TrySetResult();
}
