using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Sandbox;

namespace SyncInterview.Documents;

/// <summary>Settings of the documents service, section <c>Documents</c>.</summary>
public sealed class DocumentsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Documents";

    /// <summary>Size of a document in bytes. Default 10 MiB, which the contract promises.</summary>
    [Range(1, 10 << 20)]
    public int MaxBytes { get; set; } = 10 << 20;

    /// <summary>
    /// Hours after which an unfinished upload is discarded and a <c>request_id</c> is forgotten. Default 24, as in the contract.
    /// </summary>
    [Range(1, 168)]
    public int UploadHours { get; set; } = 24;

    /// <summary>Documents read at the same time. Default 2.</summary>
    [Range(1, 64)]
    public int ParallelReads { get; set; } = 2;

    /// <summary>
    /// Draws the pages of PDFs to see which words leave no ink: white on white, covered, invisible ones. Default true. Takes as long
    /// again as reading the text, beside it; without it such words count like any other.
    /// </summary>
    public bool CheckVisibility { get; set; } = true;

    /// <summary>What one document may unfold to.</summary>
    [ValidateObjectMembers]
    public ReadingLimits Reading { get; set; } = new();

    /// <summary>What one run of a reading program may use.</summary>
    [ValidateObjectMembers]
    public ToolLimits Tools { get; set; } = new();
}
