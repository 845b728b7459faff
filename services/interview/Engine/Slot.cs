namespace SyncInterview.Interviews.Engine;

/// <summary>What can be committed under one key, each once.</summary>
internal enum Slot
{
    /// <summary>What is said at the deadline because the definitive reply was not there.</summary>
    Bridge,

    /// <summary>The definitive reply.</summary>
    Reply,
}
