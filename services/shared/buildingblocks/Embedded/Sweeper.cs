using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Embedded.Blobs;
using SyncInterview.BuildingBlocks.Embedded.Events;
using SyncInterview.BuildingBlocks.Embedded.State;

namespace SyncInterview.BuildingBlocks.Embedded;

/// <summary>Removes what has expired, in small steps between other writes.</summary>
internal sealed class Sweeper(
    SqliteStateStore state,
    EventRetention events,
    FileBlobStore blobs,
    IOptions<EmbeddedOptions> options,
    TimeProvider time,
    ILogger<Sweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var group in await events.ForgetGroupsAsync(cancellationToken))
                logger.LogWarning("Event group {Group} has not been served for long and is forgotten", group);
            await InStepsAsync(limit => events.PruneAsync(limit, cancellationToken));
            blobs.Sweep();
            await InStepsAsync(limit => state.SweepAsync(limit, cancellationToken));
        }
        catch (IOException)
        {
            logger.LogError("The sweep of the data directory broke off; the next one carries on");
        }
    }

    private async Task InStepsAsync(Func<int, Task<int>> step)
    {
        var limit = options.Value.SweepBatch;
        while (await step(limit) == limit)
        {
            // More to do.
        }
    }
}
