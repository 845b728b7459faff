using SyncInterview.Analysis.Reporting.Answers;
using SyncInterview.Analysis.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Analysis.Reporting;

/// <summary>What a report is made from.</summary>
/// <param name="Interview">The interview, ended.</param>
/// <param name="Transcript">What was said in it.</param>
/// <param name="Match">The match it was planned from; null with a generic plan.</param>
/// <param name="Skills">Skills of the two documents and how they are written.</param>
internal sealed record ReportInput(Interview Interview, Transcript Transcript, Match? Match, IReadOnlyList<SkillSpelling> Skills);
