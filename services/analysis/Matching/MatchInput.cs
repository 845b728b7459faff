using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>What a match is made from. All spans of a profile point into the text next to it.</summary>
/// <param name="Resume">The resume; its profile is set.</param>
/// <param name="ResumeText">Its text.</param>
/// <param name="Job">The job description; its profile is set.</param>
/// <param name="JobText">Its text.</param>
internal sealed record MatchInput(Document Resume, string ResumeText, Document Job, string JobText);
