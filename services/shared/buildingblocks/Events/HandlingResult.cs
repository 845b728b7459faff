namespace SyncInterview.BuildingBlocks.Events;

/// <summary>How a delivery ended.</summary>
internal enum HandlingOutcome
{
    /// <summary>The handler returned.</summary>
    Done,

    /// <summary>The handler threw or took too long.</summary>
    Failed,

    /// <summary>The process is stopping; the attempt does not count.</summary>
    Stopped,
}

/// <summary>How a delivery ended.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">Name of the error's type when it failed.</param>
internal readonly record struct HandlingResult(HandlingOutcome Outcome, string Reason = "");
