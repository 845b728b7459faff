namespace SyncInterview.Interviews.Live;

/// <summary>Why a stream to a client ends.</summary>
internal enum StreamEnd
{
    /// <summary>The interview is over and everything was sent.</summary>
    Finished,

    /// <summary>A newer writer took over.</summary>
    Superseded,

    /// <summary>The client read too slowly. It may attach again.</summary>
    SlowReader,

    /// <summary>The session stops here: shutdown, a store that is cut off, another owner. It may be attached to again.</summary>
    Unavailable,

    /// <summary>The session failed for an unforeseen reason.</summary>
    Failed,
}
