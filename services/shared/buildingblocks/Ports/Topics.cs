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

    /// <summary>An interview began; llm makes its fillers and surprises.</summary>
    public const string InterviewStarted = "interview-started";

    /// <summary>Fillers and surprises for an interview are there; interview puts them into its bank.</summary>
    public const string FillerBankReady = "filler-bank-ready";

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
        DocumentUploaded, DocumentProcessed, DocumentFailed, InterviewCreated, InterviewStarted, FillerBankReady,
        AnswerCompleted, AnswerAssessed, InterviewEnded, ReportReady,
    ];
}
