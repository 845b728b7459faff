using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>
/// What the interviewer says when nothing better is at hand: at the deadline without a fit tentative reply, in silence, and when no
/// model answers at all. Fits any answer, judges nothing and claims nothing.
/// </summary>
internal static class CannedLines
{
    private static readonly string[] Acknowledgements =
    [
        "Thank you, let me take that in for a moment.",
        "Thanks for walking me through that.",
        "I see, let me think about that.",
        "Okay, thank you for the detail.",
        "Right, I am following you.",
        "Thanks, give me a second with that.",
        "Understood, let me sit with that briefly.",
        "Okay, I have noted that down.",
        "Thank you, that gives me a picture.",
        "All right, let me connect that up.",
        "Got it, one moment please.",
        "Thanks, I want to get this right.",
        "I hear you, bear with me a second.",
        "Okay, that is noted, thank you.",
        "Thank you for laying that out.",
        "Right, let me gather my thoughts.",
    ];

    private static readonly string[] Encouragements =
    [
        "Take your time; start wherever it is easiest.",
        "There is no rush. A rough first thought is fine.",
        "Whenever you are ready; any example will do.",
        "Feel free to think out loud.",
    ];

    private static readonly string[] Offers =
    [
        "We can skip this one, or take a short break, if you like. Just say so.",
        "Would you rather leave this question or pause for a moment? Both are fine.",
        "If this one does not speak to you, we can move on or pause.",
    ];

    private static readonly string[] Steering =
    [
        "Let me note that. In a sentence or two, how did it come out?",
        "That is a lot of ground; could you bring it to its main point?",
        "I would like to hear where it ended; take me there.",
    ];

    private static readonly string[] Skips =
    [
        "No problem, let us leave that one.",
        "That is fine, we will move on.",
        "Sure, on to something else.",
        "All right, next one.",
    ];

    private static readonly string[] Openers =
    [
        "Let us turn to {0}.",
        "I would like to talk about {0}.",
        "Next, {0}.",
        "Let us look at {0}.",
        "On to {0}.",
        "Now for {0}.",
    ];

    private static readonly string[] Deeper =
    [
        "Could you go one step deeper: what did you do yourself, and how did it come out?",
        "What was the hardest part of that for you, and how did you handle it?",
        "If you did it again today, what would you change, and why?",
        "How did you know that it worked?",
    ];

    /// <summary>Where canned text comes from.</summary>
    public static Provenance Provenance { get; } = new() { Provider = "canned", Offline = true };

    /// <summary>The greeting when no opening came.</summary>
    public const string Greeting = "Hello, and welcome. I will ask you about your experience and the role; take the time you need.";

    /// <summary>The closing words when none came.</summary>
    public const string Closing = "We end here. Thank you for your time and for your answers.";

    public static string Acknowledgement(long seed, int said) => Pick(Acknowledgements, seed, said);

    public static string Encouragement(long seed, int said) => Pick(Encouragements, seed, said);

    public static string OfferToSkip(long seed, int said) => Pick(Offers, seed, said);

    public static string Steer(long seed, int said) => Pick(Steering, seed, said);

    public static string Skip(long seed, int said) => Pick(Skips, seed, said);

    /// <summary>A question on a topic of the plan.</summary>
    public static string Question(NextQuestion next, long seed, int said) =>
        next.Move == QuestionMove.FollowUp
            ? Pick(Deeper, seed, said)
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, Pick(Openers, seed, said), next.Topic.Title) + " " + Ask(next.Topic.Kind);

    private static string Ask(QuestionKind kind) => kind switch
    {
        QuestionKind.Behavioural => "Tell me about a time when it mattered in your work: what happened, and what did you do?",
        QuestionKind.SystemDesign => "How would you design it, and which trade-offs would you weigh?",
        QuestionKind.Coding => "How would you write it, step by step?",
        QuestionKind.Motivation => "What draws you to it?",
        _ => "How have you worked with it, and what would you watch out for?",
    };

    // Consecutive numbers walk through all lines before one comes again.
    private static string Pick(string[] lines, long seed, int said) =>
        lines[(int)(((ulong)seed + (ulong)said) % (ulong)lines.Length)];
}
