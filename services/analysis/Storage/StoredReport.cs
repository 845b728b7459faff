using SyncInterview.Analysis.Store.V1;

namespace SyncInterview.Analysis.Storage;

/// <summary>A report and the version it was read at.</summary>
internal sealed record StoredReport(ReportRecord Record, string ETag);
