using SyncInterview.Analysis.Matching;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Tests.Kit;

/// <summary>Interviews with candidates of several sorts, all asked the same three questions; and the demo's.</summary>
internal static class Talks
{
    public const string StrongStory =
        "Last year our checkout failed for about five percent of customers because two services wrote the same record. "
        + "My task was to stop it before the spring sale. "
        + "First I measured where the writes collided. Then I decided to put the writes behind one queue instead of a "
        + "lock, since a lock would have cost us latency. "
        + "I built it in Kotlin with two colleagues, and I should have tested the replay earlier; that was my mistake. "
        + "In the end failures went from five percent down to 0.1 percent, and it hasn't happened again since then.";

    public const string StrongTechnical =
        "First I look at the plan with EXPLAIN, because guessing costs days. On our orders table, 40 million rows, a "
        + "sequential scan took 3 seconds. "
        + "I added a covering index in PostgreSQL so that the query never touches the heap; the trade-off is slower "
        + "writes, about 4 percent. "
        + "If the statistics are stale the planner fails to use it, so I run ANALYZE after each bulk load. It went down "
        + "to 20 milliseconds and has stayed there so far.";

    public const string StrongDesign =
        "I'd start with the contract: each request carries an idempotency key. Then I store the key in PostgreSQL in "
        + "the same transaction as the order, so that two racing requests cannot both win. "
        + "For 500 requests a second one primary is enough; beyond that I'd shard by customer instead of adding Kafka at "
        + "once, because operations would be harder. "
        + "When the bank times out we ask for the status rather than retry, otherwise money is sent twice.";

    public const string Weak =
        "Um, yeah, I mean, it's obviously really important, and we, you know, always try to do it in a good way. We "
        + "kind of follow best practices and so on. "
        + "I guess it depends, really. Somebody does something about it, and it mostly works out. There are people for "
        + "that as well, whatever comes up.";

    public static Talk Strong() => ThreeQuestions(StrongStory, StrongTechnical, StrongDesign);

    public static Talk OfWeak() => ThreeQuestions(Weak, Weak.Replace("important", "relevant"), Weak.Replace("obviously", "of course"));

    public static Talk Rambling()
    {
        var ramble = string.Join(' ', Enumerable.Range(0, 24).Select(i =>
            $"And, you know, there was also the thing with team {(char)('A' + i)} where somebody said something about "
            + "it, and it was, like, sort of a discussion."));
        return ThreeQuestions(ramble, ramble, ramble);
    }

    public static Talk Silent() => new Talk()
        .Ask("Tell me about a problem in production.", QuestionKind.Behavioural, "A problem in production")
        .Answer("No.")
        .Ask("How do you make a query in PostgreSQL fast?", QuestionKind.Technical, "PostgreSQL performance", skills: ["PostgreSQL"]);

    public static Talk ThreeQuestions(string story, string technical, string design) => new Talk()
        .Ask("Tell me about a problem in production that you solved for customers.", QuestionKind.Behavioural, "A problem in production")
        .Answer(story)
        .Reply("Thank you.")
        .Ask("How do you make a slow query in PostgreSQL fast?", QuestionKind.Technical, "PostgreSQL performance", skills: ["PostgreSQL"])
        .Answer(technical)
        .Ask(
            "How would you design an order service whose requests may be sent twice?",
            QuestionKind.SystemDesign, "Designing an order service")
        .Answer(design);

    /// <summary>The demo: the sample answers to the questions they were written for.</summary>
    public static Talk MaraTalk(V1.Match? match = null)
    {
        var answers = SampleFiles.Answers();
        var talk = new Talk { Match = match ?? MatchOfMara() };
        return talk
            .Ask(
                "To begin with, what brings you to this role at Norrfjord Payments?",
                QuestionKind.Motivation, "Motivation for this role", TopicFocus.Anchor, difficulty: -1)
            .Answer(answers[0])
            .Reply("Thanks, that helps.")
            .Ask(
                "You built a double-entry payments ledger at Havsbro. What was the situation, and what was your part?",
                QuestionKind.Behavioural,
                "Leading the payments ledger",
                skills: ["C#", "PostgreSQL"],
                requirements: ["r2", "r11"],
                difficulty: -0.3)
            .Answer(answers[1])
            .Filler("Mm, let me think about that.")
            .Reply("Forty a week down to two, good.", ResponseKind.Bridge, provisional: true)
            .Ask(
                "How did you move that chain of calls to an event-driven design?",
                QuestionKind.SystemDesign, "Event-driven architecture", requirements: ["r6"], difficulty: 0.4)
            .Answer(answers[2])
            .Ask(
                "Tell me about a PostgreSQL query that you made faster.",
                QuestionKind.Technical, "PostgreSQL performance", skills: ["PostgreSQL"], requirements: ["r3"], difficulty: 0.5)
            .Answer([.. Halves(answers[3])])
            .Ask(
                "What do you use Redis for, and what went wrong with it?",
                QuestionKind.Technical, "Caching with Redis", skills: ["Redis"], requirements: ["r4"], difficulty: 0.6)
            .Answer(answers[4])
            .Filler("Right, one moment.")
            .Ask(
                "How do you run your services on Kubernetes?",
                QuestionKind.Technical, "Kubernetes in production", skills: ["Kubernetes"], requirements: ["r5"], difficulty: 0.7)
            .Answer(answers[5])
            .Ask(
                "Tell me about an outage that you were part of.",
                QuestionKind.Behavioural, "Handling an outage", TopicFocus.Claim, difficulty: 0.5)
            .Answer(answers[6])
            .Reply("That is candid, thank you.", ResponseKind.Bridge, provisional: true)
            .Ask(
                "When did you last disagree with a colleague, and what came of it?",
                QuestionKind.Behavioural, "A disagreement in the team", TopicFocus.Anchor, difficulty: 0.2)
            .Answer(answers[7])
            .Ask(
                "How would you make a payment request safe to repeat?",
                QuestionKind.SystemDesign, "Idempotent payments", requirements: ["r8"], difficulty: 0.9)
            .Answer(answers[8])
            .Ask(
                "The job asks for Kafka in production and for Go. Where do you stand?",
                QuestionKind.Technical,
                "Apache Kafka and Go",
                TopicFocus.Gap,
                skills: ["Apache Kafka", "Go"],
                requirements: ["r7", "r9"],
                difficulty: 0.8)
            .Answer(answers[9])
            .Ask(
                "How do you make sure that what you build is secure?",
                QuestionKind.Technical, "PCI DSS", TopicFocus.Gap, requirements: ["r12"], difficulty: 0.4)
            .Answer(answers[10])
            .Ask("What would you like to know from us?", QuestionKind.Motivation, "Your questions", TopicFocus.Anchor, difficulty: -1)
            .Answer(answers[11]);
    }

    public static V1.Match MatchOfMara()
    {
        var match = ResumeMatcher.Match(Mara.Input());
        match.Name = "matches/demo";
        return match;
    }

    private static string[] Halves(string answer)
    {
        var cut = answer.IndexOf(". ", answer.Length / 2, StringComparison.Ordinal) + 1;
        return [answer[..cut], answer[(cut + 1)..]];
    }
}
