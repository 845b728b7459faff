namespace SyncInterview.Bench.Model;

/// <summary>What a call asks the model for, told by the last words of its prompt.</summary>
internal enum PromptKind
{
    /// <summary>A reply to an answer, and perhaps the next question.</summary>
    Reply,

    /// <summary>A sign of listening while the candidate speaks.</summary>
    Tentative,

    /// <summary>The greeting and the first question.</summary>
    Opening,

    /// <summary>A question alone.</summary>
    Question,

    /// <summary>Closing words.</summary>
    Closing,

    /// <summary>Fillers and surprises.</summary>
    Fillers,

    /// <summary>Something the bench does not know; answered like a reply.</summary>
    Other,
}
