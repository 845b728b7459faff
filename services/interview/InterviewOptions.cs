using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews;

/// <summary>Settings of the interview service (section <c>Interview</c>).</summary>
public sealed class InterviewOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Interview";

    /// <summary>
    /// Name under which this process has the lease that makes it an owner of sessions. A process started under the same name takes the
    /// lease over at once; so no two that are to live together share one. 1 to 64 letters, digits, '-', '_' and '.'. Default
    /// <c>interview</c>.
    /// </summary>
    public string InstanceName { get; set; } = "interview";

    /// <summary>
    /// How long the lease lasts without being renewed, 1 s to 1 hour: so long after an instance died, others leave its sessions alone.
    /// It is renewed every third of it; an instance that could not renew it for four fifths of it lets all its sessions go. Default
    /// 10 s.
    /// </summary>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Where other instances reach this one: <c>http://host:port</c>, <c>https://host:port</c> or <c>unix:///path</c>. Recorded with what
    /// this instance owns; nothing calls it yet. Default none.
    /// </summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>Most sessions in memory, 1 to 1,000,000; one more is refused with RESOURCE_EXHAUSTED. Default 10,000.</summary>
    public int MaxLiveSessions { get; set; } = 10_000;

    /// <summary>Most streams attached to one interview, watchers included, 2 to 10,000; one more is refused. Default 64.</summary>
    public int MaxStreamsPerInterview { get; set; } = 64;

    /// <summary>A session that waits for nothing leaves memory when nobody was attached for so long, 1 s to 1 day. Default 1 min.</summary>
    public TimeSpan UnloadAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A stream that was silent for so long gets a heartbeat, 1 s to 10 minutes. Default 15 s.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A reader who leaves so many messages unread is cut (SLOW_READER), 300 to 100,000. Default 1,024.</summary>
    public int SlowReaderMessages { get; set; } = 1_024;

    /// <summary>A reader who does not take one message for so long is cut (SLOW_READER), 1 s to 10 minutes. Default 30 s.</summary>
    public TimeSpan SlowReaderTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long streams have to leave after <c>go_away</c>, 0 to 5 minutes. Default 5 s.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often sessions that a failure or another instance left under way are looked for, 1 s to 1 hour. Default 30 s.</summary>
    public TimeSpan RecoveryInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many sessions are loaded at a time when they are looked for, 1 to 256. Default 4.</summary>
    public int RecoveryConcurrency { get; set; } = 4;

    /// <summary>Longest wait for the documents service when an interview is created, 100 ms to 1 minute. Default 5 s.</summary>
    public TimeSpan DocumentTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for the match when an interview is created, 100 ms to 1 min; then the plan is generic. Default 10 s.</summary>
    public TimeSpan MatchTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for a tentative reply, 100 ms to 5 minutes. Default 3 s.</summary>
    public TimeSpan TentativeTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest wait for a whole reply, for the opening and for the closing, 100 ms to 5 minutes. Default 30 s.</summary>
    public TimeSpan ReplyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for a question that is generated alone, 100 ms to 5 minutes. Default 15 s.</summary>
    public TimeSpan QuestionTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait for fillers and surprises, 100 ms to 5 minutes. Default 30 s.</summary>
    public TimeSpan FillerTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How conversations are held, unless an interview asks for something else. Fixed when an interview is created.</summary>
    public TurnOptions Conversation { get; set; } = new();
}
