namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Something that holds of every conversation, whatever happens in it.</summary>
/// <param name="Name">Short name, for example <c>I3</c>.</param>
/// <param name="Broken">Finds what breaks it (null: nothing does) and counts what it looked at, so that it cannot hold for want of cases.</param>
internal sealed record Invariant(string Name, Invariant.Check Broken)
{
    /// <param name="conversation">What was held.</param>
    /// <param name="seen">How many things were looked at.</param>
    public delegate string? Check(Conversation conversation, out int seen);
}
