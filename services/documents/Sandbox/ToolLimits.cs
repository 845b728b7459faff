using System.ComponentModel.DataAnnotations;

namespace SyncInterview.Documents.Sandbox;

/// <summary>What one run of a reading program may use. Past any of these the document FAILS with DOCUMENT_BOMB.</summary>
public sealed class ToolLimits
{
    /// <summary>Processor time in seconds. Default 10.</summary>
    [Range(1, 60)]
    public int CpuSeconds { get; set; } = 10;

    /// <summary>Time from start to end in seconds. Default 10.</summary>
    [Range(1, 60)]
    public int WallSeconds { get; set; } = 10;

    /// <summary>Address space in bytes. Default 512 MiB.</summary>
    [Range(1L << 26, 1L << 33)]
    public long MemoryBytes { get; set; } = 512L << 20;

    /// <summary>Bytes of output. Default 4 MiB.</summary>
    [Range(1 << 16, 1 << 26)]
    public int OutputBytes { get; set; } = 4 << 20;

    /// <summary>
    /// Refuses to read PDFs where user namespaces do not work, instead of reading them in the lesser form. Default false.
    /// </summary>
    public bool RequireNamespaces { get; set; }
}
