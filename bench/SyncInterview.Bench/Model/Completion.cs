namespace SyncInterview.Bench.Model;

/// <summary>What the fake model says, token by token, in the form that each prompt asks for.</summary>
internal static class Completion
{
    /// <summary>Tokens of a reply's first sentence: it can be said as soon as they are there.</summary>
    public const int FirstSentence = 8;

    private const int LaterSentence = 12;
    private const int MostQuestion = 25;

    // Short, no question, no verdict, nothing the candidate did not say: the contract of tentative replies.
    private static readonly string[] Signs =
    [
        "Okay, I am following, please go on.",
        "I see, and I am taking notes as you go.",
        "Noted, I am listening to the next part.",
        "So I follow the thread so far, please continue.",
    ];

    private static readonly string[] Openers =
    [
        "Let me take a note of that",
        "One moment while I write that down",
        "I am thinking that through",
        "Thank you, let me look at my notes",
    ];

    private static readonly string[] Endings = ["", " before we go on", " for a moment", " as well", " here", " now"];

    /// <summary>The tokens of one answer.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="tokens">Length of a reply with its question.</param>
    /// <param name="ordinal">Number of the call, for texts that should differ.</param>
    public static IEnumerable<Piece> Write(ModelRequest request, int tokens, long ordinal) => request.Kind switch
    {
        PromptKind.Tentative => Words(Signs[ordinal % Signs.Length]),
        PromptKind.Fillers => Fillers(),
        PromptKind.Question => Question(LaterSentence),
        PromptKind.Closing => Sentences(30),
        _ when !request.WantsQuestion => Sentences(tokens),
        _ => Sentences(tokens - QuestionLength(tokens)).Concat(Question(QuestionLength(tokens))),
    };

    private static int QuestionLength(int tokens) => Math.Min(MostQuestion, tokens / 3);

    private static IEnumerable<Piece> Sentences(int tokens)
    {
        for (var i = 1; i <= tokens; i++)
        {
            var isEnd = i == tokens || i == FirstSentence || (i > FirstSentence && (i - FirstSentence) % LaterSentence == 0);
            yield return new("", true, isEnd ? ". " : " ");
        }
    }

    private static IEnumerable<Piece> Question(int tokens)
    {
        yield return new("\\nQUESTION: ", false, "");
        for (var i = 2; i < tokens; i++)
            yield return new(i == 2 ? "What about " : "", true, " ");
        yield return new("", true, "?");
    }

    private static IEnumerable<Piece> Words(string text) =>
        text.Split(' ').Select((word, i) => new Piece(i == 0 ? word : " " + word, false, ""));

    private static IEnumerable<Piece> Fillers() =>
        from ending in Endings
        from opener in Openers
        select new Piece($"FILLER: {opener}{ending}.\\n", false, "");
}
