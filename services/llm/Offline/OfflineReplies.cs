using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Offline;

/// <summary>
/// Words replies: an acknowledgement that takes up words of the answer, a step over to what comes next, and the question.
/// </summary>
internal sealed class OfflineReplies(TemplateBook book, OfflineQuestions questions)
{
    /// <summary>The reply to an answer, or the closing words.</summary>
    public SpokenReply Reply(Composer composer, StreamReplyRequest request)
    {
        if (request.Purpose == ReplyPurpose.Closing)
            return new(Closing(composer, request), "");
        var spoken = new List<string>();
        if (request.AlreadySaid.Length == 0 && Acknowledgement(composer, request) is { } acknowledgement)
            spoken.Add(acknowledgement);
        if (request.NextQuestion is { } next)
        {
            if (Transition(composer, next.Move, isNeeded: spoken.Count == 0) is { } transition)
                spoken.Add(transition);
            var question = questions.Ask(composer, request.Context, next, request.Answer);
            return new(string.Join(' ', spoken), question);
        }

        if (spoken.Count == 0 && composer.Say(new Slots(), null, Acknowledgements("continuation")) is { } continuation)
            spoken.Add(continuation);
        return new(string.Join(' ', spoken), "");
    }

    private string? Acknowledgement(Composer composer, StreamReplyRequest request)
    {
        var plain = Acknowledgements("plain");
        return AnswerCues.Kind(request.Answer) switch
        {
            AnswerKind.Empty => null,
            AnswerKind.Short => composer.Say(new Slots(), null, Acknowledgements("short"), plain),
            AnswerKind.Unknown => composer.Say(new Slots(), null, Acknowledgements("unknown"), plain),
            AnswerKind.Asks => composer.Say(new Slots(), null, Acknowledgements("asks"), plain),
            AnswerKind.Assessment => composer.Say(new Slots(), null, Acknowledgements("assessment"), plain),
            _ => composer.Say(new Slots { Phrase = Echo(composer, request) }, null, Acknowledgements("echo"), plain),
        };
    }

    // Echoing every single answer would sound like a parrot.
    private static string? Echo(Composer composer, StreamReplyRequest request)
    {
        if (!composer.Flips("echo", 0.75))
            return null;
        var phrases = SalientPhrases.Find(request.Answer, request.NextQuestion?.Skills);
        return phrases.FirstOrDefault(phrase => !composer.Said.Holds(phrase.Text.ToLowerInvariant())).Text;
    }

    private string? Transition(Composer composer, QuestionMove move, bool isNeeded)
    {
        var (section, chance) = move switch
        {
            QuestionMove.FollowUp => ("follow_up", 0.5),
            QuestionMove.Rephrase => ("rephrase", 1.0),
            _ => ("new", 0.7),
        };
        var isSaid = isNeeded || composer.Flips("transition", chance);
        return isSaid ? composer.Say(new Slots(), null, book.Section("transitions", section)) : null;
    }

    private string Closing(Composer composer, StreamReplyRequest request)
    {
        var slots = Slots.Of(request.Context);
        var closing = composer.SayAnyway(slots, null, book.Sections("closings", "closing", "closing company"));
        var takesUp = request.Answer.Length > 0 && request.AlreadySaid.Length == 0;
        var thanks = takesUp ? composer.Say(slots, null, book.Section("closings", "after answer")) : null;
        return thanks is null ? closing : $"{thanks} {closing}";
    }

    private IReadOnlyList<Template> Acknowledgements(string section) => book.Section("acknowledgements", section);
}
