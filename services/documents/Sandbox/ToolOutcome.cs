namespace SyncInterview.Documents.Sandbox;

/// <summary>Whether a run ended by itself.</summary>
internal enum ToolOutcome
{
    /// <summary>It did.</summary>
    Exited,

    /// <summary>It was stopped for taking too long, by the clock or in processor time.</summary>
    TimeLimit,

    /// <summary>It was stopped for writing too much.</summary>
    OutputLimit,

    /// <summary>It could not be started: the program or the sandbox is missing.</summary>
    NotAvailable,
}
