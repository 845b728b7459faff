namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>How a process loses a session.</summary>
internal enum Death
{
    /// <summary>In good order: nothing is lost but the calls of models.</summary>
    Stopped,

    /// <summary>Between two events; entries that were not due in the log yet are lost.</summary>
    Now,

    /// <summary>At the next event that the log must hold, before it does.</summary>
    BeforeAppend,

    /// <summary>At the next event that the log must hold, before anything is done about it.</summary>
    AfterAppend,

    /// <summary>Another process takes the session over, and this one does not know yet.</summary>
    TakenOver,
}
