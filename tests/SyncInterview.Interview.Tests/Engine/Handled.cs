using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>An event that the engine handled.</summary>
/// <param name="At">When.</param>
/// <param name="Event">What happened.</param>
/// <param name="Before">The session before.</param>
/// <param name="Step">What came of it.</param>
internal sealed record Handled(TimeSpan At, SessionEvent Event, SessionState Before, Step Step);
