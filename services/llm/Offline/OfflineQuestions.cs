using System.Collections.Frozen;
using SyncInterview.Common.V1;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Offline;

/// <summary>Words questions: by kind, by what the question does to the topic, and by what the last answer lacks.</summary>
internal sealed class OfflineQuestions(TemplateBook book)
{
    private const double FarFromAverage = 0.75;

    // What an interview may ask a follow-up to go after, and the part it means.
    private static readonly FrozenDictionary<string, AnswerPart> PartNames = new Dictionary<string, AnswerPart>
    {
        ["situation"] = AnswerPart.Situation,
        ["context"] = AnswerPart.Situation,
        ["task"] = AnswerPart.Task,
        ["goal"] = AnswerPart.Task,
        ["action"] = AnswerPart.Action,
        ["result"] = AnswerPart.Result,
        ["outcome"] = AnswerPart.Result,
        ["number"] = AnswerPart.Number,
        ["numbers"] = AnswerPart.Number,
        ["metric"] = AnswerPart.Number,
        ["ownership"] = AnswerPart.Ownership,
        ["role"] = AnswerPart.Ownership,
        ["reason"] = AnswerPart.Reason,
        ["alternatives"] = AnswerPart.Reason,
        ["trade-off"] = AnswerPart.Reason,
        ["hindsight"] = AnswerPart.Hindsight,
        ["learning"] = AnswerPart.Hindsight,
        ["reflection"] = AnswerPart.Hindsight,
        ["detail"] = AnswerPart.Detail,
        ["example"] = AnswerPart.Detail,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The question. <paramref name="answer"/> is what was said last; empty when nothing was.</summary>
    public string Ask(Composer composer, InterviewContext context, QuestionDirective directive, string answer)
    {
        var slots = Slots.Of(context, directive) with { We = AnswerCues.SaysWeForI(answer) ? "we" : null };
        // The surprise was said just before; the question only has to hand it over.
        if (directive.Surprise.Length > 0)
            return composer.SayAnyway(slots, null, book.Section("follow-ups", "after surprise"));
        return directive.Move switch
        {
            QuestionMove.FollowUp => FollowUp(composer, slots, directive, answer),
            QuestionMove.Rephrase => composer.SayAnyway(slots, null, Section(directive, "rephrase"), Section(directive, "new")),
            _ => composer.SayAnyway(slots, null, NewTopic(directive, slots)),
        };
    }

    private IReadOnlyList<Template>[] NewTopic(QuestionDirective directive, Slots slots)
    {
        var focus = directive.Gap ? "new gap" : directive.Claim ? "new claim" : slots.Quote is not null ? "new strength" : "new company";
        var level = directive.Difficulty > FarFromAverage ? "new hard" : directive.Difficulty < -FarFromAverage ? "new easy" : "";
        return [[.. Section(directive, focus), .. Section(directive, level)], Section(directive, "new"), Section(directive, "rephrase")];
    }

    private string FollowUp(Composer composer, Slots slots, QuestionDirective directive, string answer)
    {
        var own = Section(directive, "follow_up");
        if (AnswerCues.Kind(answer) is AnswerKind.Unknown)
            return composer.SayAnyway(slots, null, Section(directive, "rephrase"), own);
        var phrase = SalientPhrases.Find(answer, directive.Skills)
            .FirstOrDefault(found => found.Score >= SalientPhrases.Telling && !composer.Said.Holds(found.Text.ToLowerInvariant()));
        slots = slots with { Phrase = phrase.Text };
        if (PartNames.TryGetValue(directive.FollowUp, out var wanted))
            return composer.SayAnyway(slots, null, Part(wanted), own);
        if (Slots.Spoken(directive.FollowUp) is { } part)
            return composer.SayAnyway(slots with { Part = part }, null, book.Section("follow-ups", "part"), own);
        return composer.SayAnyway(slots, null, ByCues(directive.Kind, own, answer));
    }

    private IReadOnlyList<Template>[] ByCues(QuestionKind kind, IReadOnlyList<Template> own, string answer)
    {
        var missing = AnswerCues.Missing(answer, kind);
        return kind switch
        {
            QuestionKind.Coding => [own],
            QuestionKind.Motivation => [[.. own, .. Part(missing[0])], Part(AnswerPart.Detail)],
            QuestionKind.Technical or QuestionKind.SystemDesign => [[.. own, .. Part(missing[0])], Part(missing[^1])],
            _ => [Part(missing[0]), Part(missing[Math.Min(1, missing.Count - 1)]), own],
        };
    }

    private IReadOnlyList<Template> Part(AnswerPart part) => book.Section("follow-ups", part.ToString().ToLowerInvariant());

    private IReadOnlyList<Template> Section(QuestionDirective directive, string section) => book.Section(File(directive.Kind), section);

    private static string File(QuestionKind kind) => kind switch
    {
        QuestionKind.Technical => "questions-technical",
        QuestionKind.Coding => "questions-coding",
        QuestionKind.SystemDesign => "questions-system-design",
        QuestionKind.Motivation => "questions-motivation",
        _ => "questions-behavioural",
    };
}
