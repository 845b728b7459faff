namespace SyncInterview.Documents.Pdf;

/// <summary>A page as its words.</summary>
internal sealed record PdfPage(double Width, double Height, IReadOnlyList<PdfWord> Words);
