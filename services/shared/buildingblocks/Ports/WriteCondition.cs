namespace SyncInterview.BuildingBlocks.Ports;

/// <summary>What must be true of a key for a write to happen: first write wins.</summary>
public readonly record struct WriteCondition
{
    private WriteCondition(string? etag, bool mustBeAbsent) => (ETag, MustBeAbsent) = (etag, mustBeAbsent);

    /// <summary>No condition: the last write wins.</summary>
    public static WriteCondition None => default;

    /// <summary>The key must not exist (create-if-absent).</summary>
    public static WriteCondition Absent => new(null, mustBeAbsent: true);

    /// <summary>The ETag the key must still have; null when none is asked for.</summary>
    public string? ETag { get; }

    /// <summary>Whether the key must not exist.</summary>
    public bool MustBeAbsent { get; }

    /// <summary>The key must still be as it was read.</summary>
    public static WriteCondition Unchanged(string etag)
    {
        ArgumentException.ThrowIfNullOrEmpty(etag);
        return new(etag, mustBeAbsent: false);
    }
}
