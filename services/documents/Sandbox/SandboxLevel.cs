namespace SyncInterview.Documents.Sandbox;

/// <summary>How strongly the programs that read untrusted bytes are shut in.</summary>
public enum SandboxLevel
{
    /// <summary>
    /// Bubblewrap: own user, process, network and mount namespaces, read-only programs, nothing else; and resource limits.
    /// </summary>
    Namespaces,

    /// <summary>The lesser form where user namespaces do not work: resource limits and an empty environment only.</summary>
    LimitsOnly,

    /// <summary>Not even resource limits: nothing is run.</summary>
    Unavailable,
}
