using Microsoft.Extensions.Options;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.Interviews.Live;

/// <summary>
/// Brings back the sessions that an earlier process, or a failure, left under way, so that their timers go on although no client comes.
/// Looks at start and from time to time, at a few sessions at once.
/// </summary>
internal sealed partial class SessionRecovery(
    SessionRegistry registry,
    LiveSessionIndex live,
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
        try
        {
            var missing = (await live.AllAsync(stoppingToken)).Where(id => registry.Find(id) is null);
            var pace = new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Value.RecoveryConcurrency,
                CancellationToken = stoppingToken,
            };
            await Parallel.ForEachAsync(missing, pace, BringBackAsync);
        }
        catch (StoreUnavailableException e)
        {
            LogPutOff(logger, e);
        }
    }

    private async ValueTask BringBackAsync(string interviewId, CancellationToken cancellationToken)
    {
        try
        {
            // An interview that was erased is noted no more.
            if (await registry.GetAsync(interviewId, cancellationToken) is null)
                await live.RemoveAsync(interviewId, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotBack(logger, interviewId, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sessions that were left under way could not be looked for; they will be again.")]
    private static partial void LogPutOff(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interview {InterviewId} could not be brought back; it will be tried again.")]
    private static partial void LogNotBack(ILogger logger, string interviewId, Exception exception);
}
