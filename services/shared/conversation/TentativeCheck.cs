namespace SyncInterview.Conversation;

/// <summary>Result of <see cref="TentativeSafety.Check"/>.</summary>
/// <param name="Violation">The first rule it breaks; <see cref="TentativeViolation.None"/> when it may be said.</param>
/// <param name="Offender">The word or mark that breaks it, where there is one. Text of the model: never to be logged.</param>
public readonly record struct TentativeCheck(TentativeViolation Violation, string? Offender = null)
{
    /// <summary>Whether the reply may be said.</summary>
    public bool IsSafe => Violation == TentativeViolation.None;
}
