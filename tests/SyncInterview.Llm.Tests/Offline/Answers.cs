using SyncInterview.Llm.Offline;

namespace SyncInterview.Llm.Tests.Offline;

/// <summary>Spoken answers to talk with: those of the samples, and made-up ones by seed.</summary>
internal static class Answers
{
    public static IReadOnlyList<string> Spoken { get; } = Read();

    private static readonly string[] Pieces =
    [
        "so, um, we had the nightly batch", "I moved the payments ledger to PostgreSQL", "our team of four",
        "it went from 2.4 seconds to 180 ms", "that was a great success, honestly", "Priya wasn't happy",
        "the good old cache", "a lot of stuff", "you know", "the C# code was wrong", "we used Apache Kafka",
        "I don't know", "because the deadline was close", "the dead letter queue", "what do you mean?",
        "RabbitMQ, gRPC and .NET", "in the end it worked", "my wife was ill", "the **markup** <b>", "£1,800 a day",
        "Приве́т", "an index on id", "…", "99.95 % in 2023", "I led the review",
    ];

    /// <summary>Random speech of up to 40 pieces, made to upset: praise, names, numbers, markup, fragments.</summary>
    public static string Random(ulong seed)
    {
        var random = new SeededRandom(seed);
        var pieces = Enumerable.Range(0, random.Next(41))
            .Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) == 0 ? "." : ","));
        return string.Join(' ', pieces);
    }

    private static List<string> Read()
    {
        using var stream = typeof(Answers).Assembly.GetManifestResourceStream("answers")!;
        using var reader = new StreamReader(stream);
        var blocks = reader.ReadToEnd().Split("---")
            .Select(block => string.Join(' ', block.Split('\n').Where(line => !line.StartsWith('#'))).Trim());
        return [.. blocks.Where(block => block.Length > 0)];
    }
}
