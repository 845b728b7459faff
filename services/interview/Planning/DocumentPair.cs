using SyncInterview.Documents.V1;

namespace SyncInterview.Interviews.Planning;

/// <summary>The two documents of an interview, both read.</summary>
/// <param name="Resume">What was read from the resume.</param>
/// <param name="Job">What was read from the job description.</param>
internal sealed record DocumentPair(Resume Resume, JobDescription Job);
