namespace SyncInterview.Documents.Sniffing;

/// <summary>The formats that are read.</summary>
internal enum FileFormat
{
    /// <summary>Plain text or Markdown.</summary>
    Text,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Office Open XML word processing, with or without macros.</summary>
    Docx,
}
