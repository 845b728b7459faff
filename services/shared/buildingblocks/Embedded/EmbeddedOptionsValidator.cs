using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Configuration;

namespace SyncInterview.BuildingBlocks.Embedded;

/// <summary>Checks <see cref="EmbeddedOptions"/> at start.</summary>
internal sealed class EmbeddedOptionsValidator : IValidateOptions<EmbeddedOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddedOptions options)
    {
        var result = new OptionsCheck(EmbeddedOptions.Section);
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            result.Fail(nameof(options.DataDirectory), "must name a directory");
        if (!Enum.IsDefined(options.Synchronous))
            result.Fail(nameof(options.Synchronous), "must be Normal or Full");
        result.Range(nameof(options.ReadConnections), options.ReadConnections, 1, 64);
        result.Range(nameof(options.WriteQueueCapacity), options.WriteQueueCapacity, 1, 65_536);
        result.Range(nameof(options.MaxGroupCommit), options.MaxGroupCommit, 1, 4_096);
        result.Range(nameof(options.BusyTimeout), options.BusyTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        result.Range(nameof(options.SweepInterval), options.SweepInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        result.Range(nameof(options.SweepBatch), options.SweepBatch, 1, 10_000);
        return result.Result;
    }
}
