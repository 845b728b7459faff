namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>Names of all topics of the suite. The wire names never change; a test compares them with the deployment files.</summary>
public static class Topics
{
    /// <summary>A document's bytes are stored; documents processes it.</summary>
    public const string DocumentUploaded = "document-uploaded";

    /// <summary>A document is READY or NEEDS_REVIEW.</summary>
    public const string DocumentProcessed = "document-processed";

    /// <summary>A document could not be read.</summary>
    public const string DocumentFailed = "document-failed";

    /// <summary>An interview was planned.</summary>
    public const string InterviewCreated = "interview-created";

    /// <summary>An interview began; llm's filler worker fills the filler bank.</summary>
    public const string InterviewStarted = "interview-started";

    /// <summary>A candidate's answer is complete; analysis assesses it.</summary>
    public const string AnswerCompleted = "answer-completed";

    /// <summary>An answer was assessed; interview steers difficulty by it.</summary>
    public const string AnswerAssessed = "answer-assessed";

    /// <summary>An interview is over; analysis writes the report.</summary>
    public const string InterviewEnded = "interview-ended";

    /// <summary>A report is ready.</summary>
    public const string ReportReady = "report-ready";

    /// <summary>All topics.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        DocumentUploaded, DocumentProcessed, DocumentFailed, InterviewCreated, InterviewStarted,
        AnswerCompleted, AnswerAssessed, InterviewEnded, ReportReady,
    ];
}
