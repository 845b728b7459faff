namespace SyncInterview.Interviews.Ownership;

/// <summary>Another instance, whose lease stands, holds the session.</summary>
/// <param name="instance">Its name.</param>
internal sealed class NotOwnerException(string instance) : Exception($"Instance {instance} holds the session.")
{
    /// <summary>Name of the instance that holds the session.</summary>
    public string Instance { get; } = instance;
}
