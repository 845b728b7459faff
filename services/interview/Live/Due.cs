using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Live;

/// <summary>Something to do as soon as everything before it is durable.</summary>
/// <param name="Item">The item that caused it; null: the session itself.</param>
/// <param name="Effect">What the engine said; null: the item itself is now to be completed.</param>
/// <param name="After">The state after the event that caused it.</param>
internal readonly record struct Due(MailboxItem? Item, Effect? Effect, SessionState After);
