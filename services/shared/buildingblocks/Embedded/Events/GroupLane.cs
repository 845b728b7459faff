using Microsoft.Extensions.Logging;
using SyncInterview.BuildingBlocks.Embedded.Sqlite;
using SyncInterview.BuildingBlocks.Encryption;
using SyncInterview.BuildingBlocks.Events;
using SyncInterview.BuildingBlocks.Ports;

namespace SyncInterview.BuildingBlocks.Embedded.Events;

/// <summary>
/// Delivers one topic to one group: claims as many events as it has free hands, runs their handlers side by side, and sleeps until
/// something is published, a hand is free, an event falls due again or the poll interval is over.
/// </summary>
internal sealed class GroupLane(
    EventSubscription subscription,
    EmbeddedDatabase database,
    EventQueue queue,
    EventExecutor executor,
    EventTelemetry telemetry,
    EventBusOptions options,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    private readonly RetrySchedule _schedule = new(options);

    public WakeUp WakeUp { get; } = new(time);

    public async Task RunAsync(CancellationToken stopping)
    {
        var running = new List<Task>(options.Concurrency);
        try
        {
            while (true)
            {
                running.RemoveAll(task => task.IsCompleted);
                var wait = options.PollInterval;
                if (running.Count < options.Concurrency)
                    wait = await FillAsync(running, stopping);
                if (wait > TimeSpan.Zero)
                    await WakeUp.WaitAsync(wait, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping: the handlers are cancelled too, and their events go back to the queue.
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    public void Dispose() => WakeUp.Dispose();

    /// <summary>
    /// Puts free hands to work. Returns how long to sleep if nothing else happens; zero when there may be more to do at once.
    /// </summary>
    private async Task<TimeSpan> FillAsync(List<Task> running, CancellationToken stopping)
    {
        try
        {
            var free = options.Concurrency - running.Count;
            var claim = await queue.ClaimAsync(subscription.Topic, subscription.Group, free, stopping);
            if (claim.Abandoned > 0)
                Report(claim);
            foreach (var delivery in claim.Deliveries)
                running.Add(Task.Run(() => DeliverAsync(delivery, stopping), CancellationToken.None));
            var untilDue = claim.NextDue - time.GetUtcNow() ?? options.PollInterval;
            return untilDue < options.PollInterval ? untilDue : options.PollInterval;
        }
        catch (StoreUnavailableException)
        {
            logger.LogError(
                "Group {Group} could not look for events of {Topic}; it will look again", subscription.Group, subscription.Topic);
            return options.PollInterval;
        }
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken stopping)
    {
        var result = await HandleAsync(delivery, stopping);
        try
        {
            // Not cancelled by stopping: what was handled must not be handled again.
            await RecordAsync(delivery, result);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or ObjectDisposedException)
        {
            logger.LogError(
                "The outcome of event {EventId} of {Topic} in group {Group} is lost; it will be delivered again",
                delivery.EventId, subscription.Topic, subscription.Group);
        }

        WakeUp.Signal();
    }

    private Task RecordAsync(Delivery delivery, HandlingResult result)
    {
        switch (result.Outcome)
        {
            case HandlingOutcome.Done:
                return queue.CompleteAsync(delivery, CancellationToken.None);
            case HandlingOutcome.Stopped:
                return queue.ReleaseAsync(delivery, CancellationToken.None);
            case HandlingOutcome.Failed when delivery.Attempt < options.MaxAttempts:
                telemetry.Retried(subscription);
                return queue.RetryAsync(delivery, _schedule.DelayAfter(delivery.Attempt, delivery.EventId), CancellationToken.None);
            default:
                return DeadLetterAsync(delivery, result.Reason);
        }
    }

    private async Task DeadLetterAsync(Delivery delivery, string reason)
    {
        var dropped = await queue.DeadLetterAsync(delivery, reason, CancellationToken.None);
        telemetry.DeadLettered(subscription);
        telemetry.Dropped(dropped);
        logger.LogError(
            "Event {EventId} of {Topic} is a dead letter of group {Group} after {Attempts} attempts: {Reason}",
            delivery.EventId, subscription.Topic, subscription.Group, delivery.Attempt, reason);
    }

    private void Report(Claim claim)
    {
        telemetry.DeadLettered(subscription, claim.Abandoned);
        telemetry.Dropped(claim.Dropped);
        logger.LogError(
            "{Count} events of {Topic} are dead letters of group {Group}: their last attempt ended without an outcome",
            claim.Abandoned, subscription.Topic, subscription.Group);
    }

    private async Task<HandlingResult> HandleAsync(Delivery delivery, CancellationToken stopping)
    {
        CloudEvent received;
        try
        {
            received = CloudEvent.Parse(database.Cipher.Open(delivery.Envelope, EventQueue.Context(subscription.Topic, delivery.EventId)));
        }
        catch (Exception exception) when (exception is InvalidDataException or DataKeyException)
        {
            return new HandlingResult(HandlingOutcome.Failed, exception.GetType().Name);
        }

        return await executor.RunAsync(subscription, received, delivery.Attempt, stopping);
    }
}
