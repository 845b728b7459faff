namespace SyncInterview.BuildingBlocks.Embedded;

/// <summary>What an acknowledged write of the embedded store survives.</summary>
public enum SynchronousMode
{
    /// <summary>
    /// Survives the end of the process at any moment (kill -9 included), because the operating system holds the write. A power loss or a
    /// crash of the operating system may undo the last acknowledged writes; the file stays consistent.
    /// </summary>
    Normal,

    /// <summary>Survives a power loss too: every group commit waits for the disk.</summary>
    Full,
}
