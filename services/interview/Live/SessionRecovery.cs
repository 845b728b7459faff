using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;
using SyncInterview.Interviews.Ownership;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>
/// Brings back the sessions that a failure left under way here, and those of incarnations whose lease is gone, so that their timers go on
/// although no client comes. Looks at start and from time to time, at a few sessions at once. Several instances may look at the same
/// ones: each session is claimed by one of them.
/// </summary>
internal sealed partial class SessionRecovery(
    SessionRegistry registry,
    InstanceLease lease,
    Leases leases,
    IncarnationRoster roster,
    IStateStore store,
    IOptions<InterviewOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<SessionRecovery> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RecoveryInterval, time);
        try
        {
            // A session that goes on asks models at once, and the services it asks may be in this very process.
            await StartedAsync(stoppingToken);
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        if (lease.Current is not { } tenure)
            return;
        try
        {
            await BringBackAsync(tenure.Sessions.Noted.Where(id => registry.Find(id) is null), tenure, stoppingToken);
            foreach (var incarnation in await roster.AllAsync(stoppingToken))
            {
                if (!await leases.IsLiveAsync(incarnation, stoppingToken))
                    await InheritAsync(incarnation, tenure, stoppingToken);
            }
        }
        catch (StoreUnavailableException e)
        {
            LogPutOff(logger, e);
        }
    }

    // Its notes go when nothing is left to be done for any of them.
    private async Task InheritAsync(Incarnation gone, Tenure tenure, CancellationToken stoppingToken)
    {
        var left = await LiveSessionIndex.ReadAsync(store, gone, stoppingToken);
        if (await BringBackAsync(left, tenure, stoppingToken) < left.Count)
            return;
        await LiveSessionIndex.DeleteAsync(store, gone, stoppingToken);
        await roster.RemoveAsync(gone, stoppingToken);
        LogInherited(logger, gone.Instance, gone.Id, left.Count);
    }

    // How many are seen to.
    private async Task<int> BringBackAsync(IEnumerable<string> interviewIds, Tenure tenure, CancellationToken stoppingToken)
    {
        var seenTo = 0;
        var pace = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Value.RecoveryConcurrency,
            CancellationToken = stoppingToken,
        };
        await Parallel.ForEachAsync(interviewIds, pace, async (id, cancellationToken) =>
        {
            if (await IsSeenToAsync(id, tenure, cancellationToken))
                Interlocked.Increment(ref seenTo);
        });
        return seenTo;
    }

    private async Task<bool> IsSeenToAsync(string interviewId, Tenure tenure, CancellationToken cancellationToken)
    {
        try
        {
            // One that is just leaving with an earlier tenure is not held yet.
            if (await registry.GetAsync(interviewId, cancellationToken) is { } session)
                return ReferenceEquals(session.Claim.Tenure, tenure);
            await tenure.Sessions.RemoveAsync(interviewId, cancellationToken); // It was erased.
            return true;
        }
        catch (NotOwnerException)
        {
            await tenure.Sessions.RemoveAsync(interviewId, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotBack(logger, interviewId, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The {Count} sessions that {Instance} ({Incarnation}) had left are seen to.")]
    private static partial void LogInherited(ILogger logger, string instance, string incarnation, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sessions that were left under way could not be looked for; they will be again.")]
    private static partial void LogPutOff(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interview {InterviewId} could not be brought back; it will be tried again.")]
    private static partial void LogNotBack(ILogger logger, string interviewId, Exception exception);
}
