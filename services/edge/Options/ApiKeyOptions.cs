namespace SyncInterview.Edge.Options;

/// <summary>One API key, sent as <c>authorization: Bearer &lt;key&gt;</c>. The key itself is nowhere kept.</summary>
public sealed record ApiKeyOptions
{
    /// <summary>Required. Whose data the key opens: 1 to 100 letters, digits or <c>. _ @ | : + = -</c>.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Required. SHA-256 of the key's UTF-8 bytes, 64 hexadecimal digits: <c>printf %s "$KEY" | sha256sum</c>.</summary>
    public string Sha256 { get; init; } = "";
}
