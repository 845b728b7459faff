namespace SyncInterview.Analysis.Reporting.Rubric;

/// <summary>One yes/no question of a checklist.</summary>
/// <param name="Id">Short id; names the rule that decides it.</param>
/// <param name="Question">The question, for people.</param>
/// <param name="Kinds">Kinds of questions it applies to, by name; <c>general</c> where the kind is not known.</param>
/// <param name="Advice">What to do when the answer is no.</param>
/// <param name="NotOnGap">Whether it is left out where the topic asks about something the resume lacks.</param>
internal sealed record RubricItem(string Id, string Question, IReadOnlyList<string> Kinds, string Advice, bool NotOnGap = false);
