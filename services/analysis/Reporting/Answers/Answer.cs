using SyncInterview.Analysis.Text;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting.Answers;

/// <summary>One answer: everything the candidate said between two questions.</summary>
/// <param name="Id">As in the transcript.</param>
/// <param name="Topic">Topic of the plan; null where the talk was about none.</param>
/// <param name="Question">The question it answers; empty when none was heard.</param>
/// <param name="Text">What was said, utterances joined by one space. Quotes point into it.</param>
/// <param name="Breaks">Where utterances meet in the text, in UTF-16 units.</param>
/// <param name="Utterances">The utterances with text, in order.</param>
/// <param name="HasCode">Whether a program was part of it.</param>
internal sealed record Answer(
    string Id,
    PlannedTopic? Topic,
    string Question,
    SourceText Text,
    IReadOnlyList<int> Breaks,
    IReadOnlyList<Utterance> Utterances,
    bool HasCode)
{
    public QuestionKind Kind => Topic?.Kind ?? QuestionKind.Unspecified;
}
