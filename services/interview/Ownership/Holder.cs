namespace SyncInterview.Interviews.Ownership;

/// <summary>Who holds an interview's session.</summary>
internal enum Holder
{
    /// <summary>Nobody: it was let go, or the lease of who claimed it is gone.</summary>
    Nobody,

    /// <summary>This instance.</summary>
    Me,

    /// <summary>Another instance, whose lease stands.</summary>
    Another,
}
