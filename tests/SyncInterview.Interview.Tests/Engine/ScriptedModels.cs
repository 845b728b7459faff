using SyncInterview.Common.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Models that answer as told: per call the next script of its kind, and a plain default when there is none.</summary>
internal sealed class ScriptedModels
{
    private int _questions;

    public Queue<(TimeSpan After, string? Text)> Tentatives { get; } = new();

    public Queue<ReplyScript> Replies { get; } = new();

    public Queue<ReplyScript> Openings { get; } = new();

    public Queue<ReplyScript> Closings { get; } = new();

    public Queue<(TimeSpan After, string? Text)> Questions { get; } = new();

    public List<string> BankedFillers { get; } = [];

    public List<BankedSurprise> BankedSurprises { get; } = [];

    /// <summary>From the beginning to the bank.</summary>
    public TimeSpan BankAfter { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Fillers that come when the bank runs low, call by call.</summary>
    public Queue<IReadOnlyList<string>> MoreFillers { get; } = new();

    public static Provenance Provenance { get; } = new() { Provider = "scripted", Model = "m", PromptVersion = "p@1" };

    /// <summary>All text in some answers, what is streamed in pieces also as one.</summary>
    public static IReadOnlyList<string> Texts(IReadOnlyCollection<SessionEvent> answers) =>
    [
        .. answers.SelectMany(answer => (IEnumerable<string?>)
        [
            answer.TentativeReady?.Text, answer.ReplySentence?.Text, answer.ReplyProgress?.Text, answer.ReplyReady?.Reply,
            answer.ReplyReady?.Question, answer.QuestionReady?.Question, .. answer.FillerBank?.Fillers ?? [], .. answer.FillerBank?.Surprises.Select(s => s.Text) ?? [],
        ]).Append(Streamed(answers)).Where(text => !string.IsNullOrEmpty(text)).Distinct()!,
    ];

    private static string Streamed(IReadOnlyCollection<SessionEvent> answers) =>
        answers.FirstOrDefault(answer => answer.ReplySentence is not null)?.ReplySentence.Text
        + answers.FirstOrDefault(answer => answer.ReplyProgress is not null)?.ReplyProgress.Text;

    public IEnumerable<(TimeSpan After, SessionEvent Event)> Tentative(Effect.StartTentative start)
    {
        if (!Tentatives.TryDequeue(out var script))
            yield break;
        yield return (script.After, script.Text is null
            ? new() { TentativeFailed = new() { Key = start.Key.ToStored(), Ordinal = start.Ordinal } }
            : new()
            {
                TentativeReady = new() { Key = start.Key.ToStored(), Ordinal = start.Ordinal, Text = script.Text, Provenance = Provenance },
            });
    }

    public IEnumerable<(TimeSpan After, SessionEvent Event)> Reply(Effect.StartReply start)
    {
        var scripts = start.Purpose switch
        {
            ReplyPurpose.Opening => Openings,
            ReplyPurpose.Closing => Closings,
            _ => Replies,
        };
        var script = scripts.TryDequeue(out var next) ? next : Default(start.Purpose);
        var (key, attempt) = (start.Key.ToStored(), start.Attempt);
        if (script.Fails)
        {
            yield return (script.Done, new() { ReplyFailed = new() { Key = key, Attempt = attempt, Reason = ErrorReason.ModelUnavailable } });
            yield break;
        }

        if (script.First is { } first)
        {
            var split = script.Text.IndexOf(". ", StringComparison.Ordinal);
            var sentence = split < 0 ? script.Text : script.Text[..(split + 1)];
            var end = script.Stalls ? 2 * first : script.Done;
            yield return (first, new() { ReplySentence = new() { Key = key, Attempt = attempt, Text = sentence } });
            if (script.Restarts is { } again)
            {
                yield return (again, new() { ReplyRestarted = new() { Key = key, Attempt = attempt } });
                yield return ((again + end) / 2, new() { ReplySentence = new() { Key = key, Attempt = attempt, Text = sentence } });
            }
            else if (sentence.Length < script.Text.Length)
            {
                yield return ((first + end) / 2, new()
                {
                    ReplyProgress = new() { Key = key, Attempt = attempt, Text = script.Text[sentence.Length..] },
                });
            }
        }

        if (script.Stalls)
            yield break;
        yield return (script.Done, new()
        {
            ReplyReady = new()
            {
                Key = key,
                Attempt = attempt,
                Reply = script.Text,
                Question = start.Next is null ? "" : script.Question,
                Provenance = Provenance,
            },
        });
    }

    public IEnumerable<(TimeSpan After, SessionEvent Event)> Question(Effect.StartQuestion start)
    {
        var (after, text) = Questions.TryDequeue(out var script)
            ? script
            : (TimeSpan.FromMilliseconds(100), $"Question {++_questions} on {start.Next.Topic.Title}?");
        var (key, attempt) = (start.Key.ToStored(), start.Attempt);
        yield return (after, text is null
            ? new() { QuestionFailed = new() { Key = key, Attempt = attempt, Reason = ErrorReason.ModelUnavailable } }
            : new() { QuestionReady = new() { Key = key, Attempt = attempt, Question = text, Provenance = Provenance } });
    }

    /// <summary>The bank that is made because the interview has begun.</summary>
    public IEnumerable<(TimeSpan After, SessionEvent Event)> Bank()
    {
        if (BankedFillers.Count + BankedSurprises.Count > 0)
            yield return (BankAfter, new() { FillerBank = new() { Fillers = { BankedFillers }, Surprises = { BankedSurprises }, Provenance = Provenance } });
    }

    /// <summary>What is asked for when the bank runs low.</summary>
    public IEnumerable<(TimeSpan After, SessionEvent Event)> Fillers(Effect.StartFillers start)
    {
        if (MoreFillers.TryDequeue(out var more))
            yield return (TimeSpan.FromMilliseconds(50), new() { FillerBank = new() { Fillers = { more.Take(start.Fillers) }, Provenance = Provenance } });
    }

    private ReplyScript Default(ReplyPurpose purpose) => purpose switch
    {
        ReplyPurpose.Opening => new(null, TimeSpan.Zero, "Welcome to the interview.", "What brings you here?"),
        ReplyPurpose.Closing => new(null, TimeSpan.FromMilliseconds(100), "Thank you and goodbye.", ""),
        _ => new(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400), "That makes sense to me.", $"Next question {++_questions}?"),
    };
}
