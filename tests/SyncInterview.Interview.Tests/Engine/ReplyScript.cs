namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>How one definitive reply comes.</summary>
/// <param name="First">When its first sentence comes; null: it comes whole.</param>
/// <param name="Done">When it is complete, or fails.</param>
/// <param name="Text">The reply.</param>
/// <param name="Question">Its question.</param>
/// <param name="Fails">Whether it fails instead.</param>
/// <param name="Stalls">Whether it never completes.</param>
/// <param name="Restarts">When it starts over; null: it does not.</param>
internal sealed record ReplyScript(
    TimeSpan? First,
    TimeSpan Done,
    string Text,
    string Question,
    bool Fails = false,
    bool Stalls = false,
    TimeSpan? Restarts = null);
