namespace SyncInterview.BuildingBlocks.Embedded;

/// <summary>Settings of the embedded adapter (section <c>Embedded</c>).</summary>
public sealed class EmbeddedOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Embedded";

    /// <summary>
    /// Directory of the SQLite file, the blobs and, when no key is configured, the key file. Made if absent, readable by its owner only.
    /// Several hosts may share one. Default <c>./.data</c>, relative to the working directory.
    /// </summary>
    public string DataDirectory { get; set; } = "./.data";

    /// <summary>What an acknowledged write survives. Default <see cref="SynchronousMode.Normal"/>: kill -9, but not a power loss.</summary>
    public SynchronousMode Synchronous { get; set; } = SynchronousMode.Normal;

    /// <summary>Connections for reading, 1 to 64; a further reader waits for one. Default 4.</summary>
    public int ReadConnections { get; set; } = 4;

    /// <summary>
    /// Writes waiting for the writer, 1 to 65,536; a further caller waits. Their values, of at most 4 MiB each, are in memory.
    /// Default 1,024.
    /// </summary>
    public int WriteQueueCapacity { get; set; } = 1_024;

    /// <summary>Most writes in one group commit, 1 to 4,096. Default 256.</summary>
    public int MaxGroupCommit { get; set; } = 256;

    /// <summary>How long a write waits while another process holds the file, 0 to 5 minutes. Default 10 s.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often expired state, old events and remains of broken writes are removed, 1 s to 1 day. Default 1 minute.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Most rows removed in one step of a sweep, so that it does not hold up writes, 1 to 10,000. Default 500.</summary>
    public int SweepBatch { get; set; } = 500;
}
