using System.Text.Json;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>How a conversation is held. Fixed for the life of a session, and kept in its log.</summary>
public sealed record TurnOptions
{
    /// <summary>From <c>final</c> to the first response, whatever the model does. 500 ms to 1 s (default 800 ms).</summary>
    public TimeSpan ReplyDeadline { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>
    /// Whether the deadline follows the session's own history of replies, from 500 ms to 1 s (default true). An interview that asks for
    /// a deadline of its own keeps that.
    /// </summary>
    public bool AdaptiveDeadline { get; init; } = true;

    /// <summary>From <c>final</c> to a filler, said only when no tentative reply is at hand (default 350 ms).</summary>
    public TimeSpan FillerDelay { get; init; } = TimeSpan.FromMilliseconds(350);

    /// <summary>How long after <c>final</c> more speech reopens the utterance (default 800 ms; zero: never).</summary>
    public TimeSpan ReopenWindow { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>From <c>final</c> to the canned reply and question when no model answered (default 6 s).</summary>
    public TimeSpan FallbackDeadline { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Longest a reply may take from its first sentence to its end (default 30 s).</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a session waits for its writer to come back (default 15 min).</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Silence after a question until the candidate is encouraged, before patience by question kind (default 15 s).</summary>
    public TimeSpan FirstSilence { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Silence until the candidate is offered to skip or pause (default 45 s).</summary>
    public TimeSpan SecondSilence { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Time granted by <c>thinking</c> without a duration (default 60 s).</summary>
    public TimeSpan ThinkingGrant { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time granted by <c>thinking</c> (default 5 min).</summary>
    public TimeSpan LongestThinking { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Speaking time in one answer after which the candidate is asked, once, to come to the point (default 3 min; zero: never).</summary>
    public TimeSpan MonologueLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>A pause in an utterance long enough for the steering remark (default 1 s).</summary>
    public TimeSpan MonologuePause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Least time between the starts of two tentative replies (default 2 s).</summary>
    public TimeSpan TentativeInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the interval doubles after every second tentative reply: 2, 2, 4, 4, 8 s (default true).</summary>
    public bool TentativeIntervalGrows { get; init; } = true;

    /// <summary>Words since the last start that a tentative reply needs (default 8).</summary>
    public int TentativeNewWords { get; init; } = 8;

    /// <summary>How long the text must have been stable, unless it ended a sentence (default 200 ms).</summary>
    public TimeSpan TentativeStability { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether a tentative reply waits for the one before it (default true).</summary>
    public bool TentativeSingleFlight { get; init; } = true;

    /// <summary>Most tentative replies in one turn (default 20).</summary>
    public int TentativesPerTurn { get; init; } = 20;

    /// <summary>Whether a tentative reply is sent when it is there, or only kept for the deadline (default true).</summary>
    public bool SendTentatives { get; init; } = true;

    /// <summary>Whether a tentative reply must pass the safety contract (default true).</summary>
    public bool CheckTentatives { get; init; } = true;

    /// <summary>Share of the final words a tentative reply must have seen to be the bridge (default 0.5).</summary>
    public double LeastCoverage { get; init; } = 0.5;

    /// <summary>Whether the definitive reply is started on a guess when the candidate pauses, and held (default true).</summary>
    public bool Speculate { get; init; } = true;

    /// <summary>
    /// Least pause that starts a speculation when the recogniser writes no punctuation (default 400 ms), and longer than the usual spacing
    /// of its transcripts. The end of a sentence needs none: recognisers write it in a pause.
    /// </summary>
    public TimeSpan SpeculationPause { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Most speculations in one turn (default 8).</summary>
    public int SpeculationsPerTurn { get; init; } = 8;

    /// <summary>Least time between the texts of two speculations of a turn (default 5 s).</summary>
    public TimeSpan SpeculationInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most tokens, estimated from the length of what is sent and usually comes back, of a turn's speculations (default 20,000).</summary>
    public int SpeculationTokensPerTurn { get; init; } = 20_000;

    /// <summary>With a smaller share of an interview's speculations promoted, a turn gets one only (default 0.05).</summary>
    public double LeastSpeculationHitRate { get; init; } = 0.05;

    /// <summary>Whether the candidate may cut the interviewer short (default true). Otherwise speech waits until the floor is free.</summary>
    public bool BargeIn { get; init; } = true;

    /// <summary>Words of speech that cut the interviewer short, unless they are a backchannel (default 3).</summary>
    public int BargeInWords { get; init; } = 3;

    /// <summary>How long after <c>barge_in</c> text must follow; else the interviewer goes on (default 2 s).</summary>
    public TimeSpan BargeInSilence { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the reply is streamed and committed at its first sentence, or only when whole (default true).</summary>
    public bool StreamReplies { get; init; } = true;

    /// <summary>Whether a reply that comes after the bridge is still said (default true); otherwise it is kept in the log only.</summary>
    public bool SayLateReplies { get; init; } = true;

    /// <summary>Whether a second provider, where there is one, may be asked besides a slow first one (default true).</summary>
    public bool Hedge { get; init; } = true;

    /// <summary>Whether the reply is asked for with its question, or the question apart (default true).</summary>
    public bool QuestionWithReply { get; init; } = true;

    /// <summary>Whether fillers and surprises are said (default true).</summary>
    public bool Fillers { get; init; } = true;

    /// <summary>Least time between two fillers (default 8 s).</summary>
    public TimeSpan FillerGap { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Fillers asked for when the interview begins, and when the bank runs low (default 24; at most 50).</summary>
    public int BankedFillers { get; init; } = 24;

    /// <summary>Surprises asked for when the interview begins (default 6; at most 10).</summary>
    public int BankedSurprises { get; init; } = 6;

    /// <summary>Chance that a follow-up comes with a surprise, drawn from the interview's seed (default 0.3).</summary>
    public double SurpriseRate { get; init; } = 0.3;

    /// <summary>Most follow-ups on one topic (default 2).</summary>
    public int FollowUpsPerTopic { get; init; } = 2;

    /// <summary>Least time a topic is opened with; with less left the interview closes (default 45 s).</summary>
    public TimeSpan LeastTopicTime { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long a running answer may overrun the time limit (default 2 min).</summary>
    public TimeSpan Overrun { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether code answers can be run and are therefore taken (default false).</summary>
    public bool CodeAnswers { get; init; }

    /// <summary>
    /// The documented strategy to the letter, without refinements: a tentative call every 2 s of speech; on <c>final</c> the
    /// definitive reply, for at most the deadline; else the last tentative at once, and the late reply is logged, not said; then
    /// the next question.
    /// </summary>
    public TurnOptions Classic() => this with
    {
        AdaptiveDeadline = false,
        Speculate = false,
        Hedge = false,
        ReopenWindow = TimeSpan.Zero,
        MonologueLimit = TimeSpan.Zero,
        TentativeIntervalGrows = false,
        TentativesPerTurn = int.MaxValue,
        TentativeNewWords = 1,
        TentativeStability = TimeSpan.Zero,
        TentativeSingleFlight = false,
        SendTentatives = false,
        CheckTentatives = false,
        LeastCoverage = 0,
        BargeIn = false,
        StreamReplies = false,
        SayLateReplies = false,
        QuestionWithReply = false,
        Fillers = false,
    };

    /// <summary>The options of one interview: the service's defaults, the preset, and what the interview itself asks for.</summary>
    public static TurnOptions For(ConversationStyle? style, TurnOptions defaults)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        var options = style?.Preset == Preset.Classic ? defaults.Classic() : defaults;
        if (style?.ReplyDeadline is { } deadline)
            options = options with { ReplyDeadline = deadline.ToTimeSpan(), AdaptiveDeadline = false };
        if (style?.NoFillers == true)
            options = options with { Fillers = false };
        return options;
    }

    /// <summary>As kept in the log.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Out of the log.</summary>
    public static TurnOptions FromJson(string json) =>
        JsonSerializer.Deserialize<TurnOptions>(json) ?? throw new InvalidDataException("The session's options are empty.");
}
