namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>What is counted until a conversation is broken off.</summary>
internal enum BoundaryEvent
{
    /// <summary>It is not.</summary>
    Never,

    /// <summary>Messages of the client, when they are sent and nothing is known of them.</summary>
    Sent,

    /// <summary>Messages of the client, when they are acknowledged.</summary>
    Acknowledged,

    /// <summary>Messages of the server.</summary>
    Received,
}
