namespace SyncInterview.BuildingBlocks.Events;

/// <summary>How events are delivered (section <c>Events</c>); the same for every adapter that delivers by itself.</summary>
public sealed class EventBusOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Events";

    /// <summary>CloudEvents <c>source</c> of what this process publishes. Default <c>/syncinterview</c>.</summary>
    public string Source { get; set; } = "/syncinterview";

    /// <summary>Events one group handles at the same time in one process, 1 to 256. Default 4.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>Deliveries before an event is dead-lettered, 1 to 100. Default 5.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>
    /// How long a delivered event stays hidden from its group, 1 s to 1 hour. A handler is cancelled after nine tenths of it; an event held
    /// by a process that died comes back after all of it. Default 60 s.
    /// </summary>
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Wait before the second attempt, 1 ms to 1 hour; it doubles with each further one. Default 1 s.</summary>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between two attempts, at least <see cref="FirstRetryDelay"/>, at most 1 day. Default 60 s.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Seed of the jitter of retry delays, so that a schedule can be repeated. Default 0.</summary>
    public long JitterSeed { get; set; }

    /// <summary>
    /// How often a group looks for events published by other processes, 10 ms to 1 minute. Events of the same process are delivered at
    /// once. Default 1 s.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long an event is kept after its publication, 24 hours to 30 days: for that long the same id is recognised, and a new group
    /// starts with the oldest event kept. Events not yet handled are kept longer. Default 24 hours.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>A group that no process has served for this long is forgotten with its events, 1 to 90 days. Default 7 days.</summary>
    public TimeSpan GroupRetention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Dead letters kept, 1 to 1,000,000; beyond it the oldest are dropped. Default 10,000.</summary>
    public int DeadLetterLimit { get; set; } = 10_000;
}
