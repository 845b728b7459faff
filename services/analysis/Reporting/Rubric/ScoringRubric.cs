using SyncInterview.Common.V1;

namespace SyncInterview.Analysis.Reporting.Rubric;

/// <summary>The behaviourally anchored rubric that reports are made with.</summary>
/// <param name="Version">Stated in every report. Any change of rubric, word lists or formula is a new version.</param>
/// <param name="Competencies">The competencies, in the order they are shown.</param>
internal sealed record ScoringRubric(string Version, IReadOnlyList<RubricCompetency> Competencies)
{
    /// <summary>The rubric shipped with the service.</summary>
    public static ScoringRubric Shipped { get; } = Resources.Read<ScoringRubric>("rubric-1.json");

    /// <summary>The name under which <see cref="RubricItem.Kinds"/> lists a kind of question.</summary>
    public static string NameOf(QuestionKind kind) => kind switch
    {
        QuestionKind.Behavioural => "behavioural",
        QuestionKind.Technical => "technical",
        QuestionKind.SystemDesign => "system_design",
        QuestionKind.Coding => "coding",
        QuestionKind.Motivation => "motivation",
        _ => "general",
    };
}
