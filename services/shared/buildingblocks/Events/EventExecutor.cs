using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SyncInterview.BuildingBlocks.Events;

/// <summary>
/// Runs a handler for one delivery: in a scope and an activity of its own, with a deadline. It never throws; what went wrong is logged by
/// the name of its type, because messages of errors may hold what the event said.
/// </summary>
internal sealed class EventExecutor(
    IServiceScopeFactory scopes,
    IOptions<EventBusOptions> options,
    TimeProvider time,
    EventTelemetry telemetry,
    ILogger<EventExecutor> logger)
{
    /// <summary>The handler is cancelled a little before the event becomes visible again, so that two attempts seldom overlap.</summary>
    private readonly TimeSpan _deadline = options.Value.VisibilityTimeout * 0.9;

    public async Task<HandlingResult> RunAsync(EventSubscription to, CloudEvent received, int attempt, CancellationToken stopping)
    {
        if (attempt == 1)
            telemetry.FirstDelivery(to, time.GetUtcNow() - received.Time);
        using var activity = EventTelemetry.StartProcess(to.Topic, received.TraceParent, received.TraceState);
        activity.SetTag("event.id", received.Id).SetTag("event.group", to.Group).SetTag("event.attempt", attempt);
        using var deadline = new CancellationTokenSource(_deadline, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping);
        var started = time.GetTimestamp();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await to.HandleAsync(scope.ServiceProvider, received, attempt, cancellation.Token);
            telemetry.Handled(to, time.GetElapsedTime(started));
            return new HandlingResult(HandlingOutcome.Done);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new HandlingResult(HandlingOutcome.Stopped);
        }
#pragma warning disable CA1031 // A handler may throw anything; it must not stop the other events.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var isLate = exception is OperationCanceledException && deadline.IsCancellationRequested;
            var reason = isLate ? nameof(TimeoutException) : exception.GetType().Name;
            activity.SetStatus(ActivityStatusCode.Error, reason);
            logger.LogWarning(
                "Event {EventId} of {Topic} failed in group {Group} at attempt {Attempt}: {Reason}",
                received.Id, to.Topic, to.Group, attempt, reason);
            return new HandlingResult(HandlingOutcome.Failed, reason);
        }
    }
}
