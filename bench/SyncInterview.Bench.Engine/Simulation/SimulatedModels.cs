using SyncInterview.Common.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using TurnKey = SyncInterview.Interviews.Engine.TurnKey;

namespace SyncInterview.Bench.Engine.Simulation;

/// <summary>
/// Models that answer after drawn delays. Cancelled calls answer all the same, and are paid in full: the engine must drop them, and no
/// strategy is flattered.
/// </summary>
internal sealed class SimulatedModels(ModelPace pace, long seed, int session)
{
    private const int MainPrefixTokens = 1_500;
    private const int MiniPrefixTokens = 400;
    private const int CharactersPerToken = 4;
    private const int Parts = 4;
    private const double UnfitTentatives = 0.1;
    private const string ReplySentence = "Thank you, that helps me to see how you went about it.";
    private const string ReplyRest = " The part about the lock is what I would like to stay with, because it changed what everybody did after.";
    private const string QuestionText = "How did you find out that it was the lock, and what would have told you sooner?";

    private static readonly Provenance Provenance = new() { Provider = "simulated", Model = "m", PromptVersion = "p@1" };

    private static readonly string[] Tentatives =
    [
        "Okay, I am following you so far.", "I see, so that is where it began.", "Right, please go on with that.",
        "Mm-hm, that is clear so far.", "Okay, I have that noted.",
    ];

    private readonly List<Call> _calls = [];

    /// <summary>All calls so far.</summary>
    public IReadOnlyList<Call> Calls => _calls;

    /// <summary>What comes of an effect, and when. Nothing of those that call no model.</summary>
    public IEnumerable<(TimeSpan After, SessionEvent Event)> Answer(Effect effect) => effect switch
    {
        Effect.StartTentative start => Tentative(start),
        Effect.StartReply { Purpose: ReplyPurpose.Answer } start => Reply(start),
        Effect.StartReply start => [(TimeSpan.FromMilliseconds(500), Ready(start, "Hello, and thank you.", start.Next is null ? "" : QuestionText))],
        Effect.StartQuestion start => Question(start),
        Effect.AnnounceStarted => [(TimeSpan.FromMilliseconds(800), new() { FillerBank = Fillers(new TurnOptions().BankedFillers) })],
        Effect.StartFillers start => [(TimeSpan.FromMilliseconds(800), new() { FillerBank = Fillers(start.Fillers) })],
        _ => [],
    };

    private IEnumerable<(TimeSpan After, SessionEvent Event)> Tentative(Effect.StartTentative start)
    {
        var random = Draws(CallPurpose.Tentative, start.Key, start.Ordinal);
        var text = random.NextDouble() < UnfitTentatives ? "Great, but why did you not ask?" : Tentatives[random.Next(Tentatives.Length)];
        Count(CallPurpose.Tentative, start.Key, MiniPrefixTokens, start.History, start.Utterance, text);
        yield return (pace.Mini.Draw(random), new()
        {
            TentativeReady = new() { Key = start.Key.ToStored(), Ordinal = start.Ordinal, Text = text, Provenance = Provenance },
        });
    }

    private IEnumerable<(TimeSpan After, SessionEvent Event)> Reply(Effect.StartReply start)
    {
        var purpose = start.Speculative ? CallPurpose.Speculation : CallPurpose.Reply;
        var question = start.Next is null ? "" : QuestionText;
        var at = pace.FirstSentence.Draw(Draws(purpose, start.Key, start.Attempt));
        Count(purpose, start.Key, MainPrefixTokens, start.History, start.Answer, ReplySentence + ReplyRest + question);
        yield return (at, new() { ReplySentence = new() { Key = start.Key.ToStored(), Attempt = start.Attempt, Text = ReplySentence } });
        for (var part = 0; part < Parts; part++)
        {
            var (from, to) = (ReplyRest.Length * part / Parts, ReplyRest.Length * (part + 1) / Parts);
            at += Typing(ReplyRest[from..to]);
            yield return (at, new() { ReplyProgress = new() { Key = start.Key.ToStored(), Attempt = start.Attempt, Text = ReplyRest[from..to] } });
        }

        yield return (at + Typing(question), Ready(start, ReplySentence + ReplyRest, question));
    }

    private IEnumerable<(TimeSpan After, SessionEvent Event)> Question(Effect.StartQuestion start)
    {
        Count(CallPurpose.Question, start.Key, MainPrefixTokens, start.History, "", QuestionText);
        yield return (pace.FirstSentence.Draw(Draws(CallPurpose.Question, start.Key, start.Attempt)), new()
        {
            QuestionReady = new() { Key = start.Key.ToStored(), Attempt = start.Attempt, Question = QuestionText, Provenance = Provenance },
        });
    }

    private static SessionEvent Ready(Effect.StartReply start, string reply, string question) => new()
    {
        ReplyReady = new() { Key = start.Key.ToStored(), Attempt = start.Attempt, Reply = reply, Question = question, Provenance = Provenance },
    };

    private static FillerBank Fillers(int count)
    {
        var bank = new FillerBank { Provenance = Provenance };
        for (var i = 0; i < count; i++)
            bank.Fillers.Add($"Let me think about that for a moment, number {i}.");
        return bank;
    }

    private void Count(
        CallPurpose purpose, TurnKey key, int prefixTokens, IReadOnlyList<HistoryLine> history, string text, string answer)
    {
        var characters = text.Length;
        foreach (var line in history)
            characters += line.Sent.Length;
        _calls.Add(new(purpose, key, prefixTokens + characters / CharactersPerToken, answer.Length / CharactersPerToken));
    }

    private TimeSpan Typing(string text) => TimeSpan.FromSeconds((double)text.Length / CharactersPerToken / pace.TokensPerSecond);

    private Random Draws(CallPurpose purpose, TurnKey key, int number) =>
        Dice.For(seed, session, (int)purpose, key.Turn, key.Revision, number);
}
