namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>Where a conversation is broken off, once.</summary>
/// <param name="Event">What is counted.</param>
/// <param name="Count">After how many.</param>
/// <param name="DropsSession">Whether the session leaves memory too, with what is not durable, as when its process dies.</param>
internal sealed record Boundary(BoundaryEvent Event, int Count, bool DropsSession)
{
    public static Boundary None { get; } = new(BoundaryEvent.Never, 0, false);
}
