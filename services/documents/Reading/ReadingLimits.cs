using System.ComponentModel.DataAnnotations;

namespace SyncInterview.Documents.Reading;

/// <summary>What one document may unfold to. Past any of these it FAILS with DOCUMENT_BOMB.</summary>
public sealed class ReadingLimits
{
    /// <summary>Characters of text. Default 200,000, which the contract promises as the most.</summary>
    [Range(1_000, 200_000)]
    public int MaxCharacters { get; set; } = 200_000;

    /// <summary>Pages of a PDF. Default 50.</summary>
    [Range(1, 500)]
    public int MaxPages { get; set; } = 50;

    /// <summary>Words on one page of a PDF. Default 3,000; a densely printed page has 1,000.</summary>
    [Range(500, 10_000)]
    public int MaxWordsPerPage { get; set; } = 3_000;

    /// <summary>Entries of a DOCX's ZIP. Default 1,000.</summary>
    [Range(10, 10_000)]
    public int MaxZipEntries { get; set; } = 1_000;

    /// <summary>Bytes of all entries of a DOCX, counted while inflating and not as declared. Default 50 MiB.</summary>
    [Range(1 << 20, 1 << 28)]
    public long MaxInflatedBytes { get; set; } = 50L << 20;

    /// <summary>Bytes of one XML part of a DOCX. Default 8 MiB: about twenty times what 200,000 characters need.</summary>
    [Range(1 << 16, 1 << 26)]
    public long MaxXmlPartBytes { get; set; } = 8L << 20;

    /// <summary>Inflated bytes per stored byte of one entry, looked at after its first 1 MiB. Default 200.</summary>
    [Range(10, 1_000)]
    public int MaxInflateRatio { get; set; } = 200;

    /// <summary>Depth of elements in an XML part. Default 128; Word's own documents stay below 60.</summary>
    [Range(32, 512)]
    public int MaxXmlDepth { get; set; } = 128;
}
