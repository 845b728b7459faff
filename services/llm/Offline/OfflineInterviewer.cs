using SyncInterview.Common.V1;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Offline;

/// <summary>
/// Speaks for the interviewer without a model: rules and templates over the request. A pure function: the same request gives the same
/// words. It repeats no sentence of the request's history, judges nobody and gives no answer away.
/// </summary>
internal sealed class OfflineInterviewer
{
    private readonly TemplateBook _book = new();
    private readonly OfflineQuestions _questions;
    private readonly OfflineReplies _replies;
    private readonly OfflineTentatives _tentatives;

    /// <summary>Reads the templates.</summary>
    public OfflineInterviewer()
    {
        _questions = new OfflineQuestions(_book);
        _replies = new OfflineReplies(_book, _questions);
        _tentatives = new OfflineTentatives(_book);
    }

    /// <summary>The greeting and the first question.</summary>
    public SpokenReply Opening(InterviewContext context, QuestionDirective directive)
    {
        var composer = Begin(context, "opening", "");
        var slots = Slots.Of(context);
        var greeting = composer.SayAnyway(slots, null, _book.Sections("greetings", "greeting", "greeting company"));
        if (composer.Say(slots, null, _book.Section("greetings", "lead-in")) is { } leadIn)
            greeting = $"{greeting} {leadIn}";
        return new(greeting, _questions.Ask(composer, context, directive, ""));
    }

    /// <summary>A reply while the candidate still speaks.</summary>
    public string Tentative(InterviewContext context, string utterance, string question) =>
        _tentatives.Reply(Begin(context, "tentative", utterance, question), utterance);

    /// <summary>The definitive reply and, where one is wanted, the next question.</summary>
    public SpokenReply Reply(StreamReplyRequest request) =>
        _replies.Reply(Begin(request.Context, "reply", request.Answer, request.Question, request.AlreadySaid), request);

    /// <summary>The next question alone. A follow-up goes by the candidate's last words in the history.</summary>
    public string Question(InterviewContext context, QuestionDirective directive)
    {
        var answer = context.History.LastOrDefault(entry => !entry.Interviewer)?.Text ?? "";
        return _questions.Ask(Begin(context, "question", answer), context, directive, answer);
    }

    /// <summary>Fillers, at most <paramref name="count"/>: fewer when the interview has used the rest up.</summary>
    public IReadOnlyList<string> Fillers(InterviewContext context, int count)
    {
        var composer = Begin(context, "fillers", "");
        var fillers = new List<string>(count);
        while (fillers.Count < count && composer.Say(new Slots(), null, _book.Section("fillers", "filler")) is { } filler)
            fillers.Add(filler);
        return fillers;
    }

    /// <summary>Surprises for the topics in turn, at most <paramref name="count"/>.</summary>
    public IReadOnlyList<Surprise> Surprises(InterviewContext context, IReadOnlyList<QuestionDirective> topics, int count)
    {
        var composer = Begin(context, "surprises", "");
        var surprises = new List<Surprise>(count);
        for (var turn = 0; topics.Count > 0 && turn < count; turn++)
        {
            var topic = topics[turn % topics.Count];
            var section = topic.Kind is QuestionKind.SystemDesign ? "system_design" : topic.Kind.ToString().ToLowerInvariant();
            var lines = _book.Section("surprises", topic.Kind is QuestionKind.Unspecified ? "behavioural" : section);
            if (composer.Say(Slots.Of(context, topic), null, lines) is { } text)
                surprises.Add(new Surprise { TopicId = topic.TopicId, Text = text });
        }

        return surprises;
    }

    // The order of templates changes from turn to turn, and not with the name of the interview, so that a seed can be replayed.
    private static Composer Begin(InterviewContext context, string purpose, string heard, params ReadOnlySpan<string> saidNow)
    {
        var turn = SeededRandom.Mix(SeededRandom.Hash(purpose), SeededRandom.Hash(heard) + (ulong)context.History.Count);
        return new Composer(AlreadySaid.In(context, saidNow), SeededRandom.Mix((ulong)context.Seed, turn));
    }
}
