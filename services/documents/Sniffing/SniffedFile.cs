namespace SyncInterview.Documents.Sniffing;

/// <summary>What a file's bytes say that it is.</summary>
/// <param name="Format">Which reader takes it.</param>
/// <param name="MediaType">Its media type.</param>
internal readonly record struct SniffedFile(FileFormat Format, string MediaType);
