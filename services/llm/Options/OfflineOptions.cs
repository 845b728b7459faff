namespace SyncInterview.Llm.Options;

/// <summary>
/// Settings of the offline interviewer. It answers at once; a latency makes it as slow as a model, for demonstrations, and is stated in
/// every provenance.
/// </summary>
public sealed class OfflineOptions : PaceOptions
{
    /// <summary>Pace of tentatives and fillers. Each value that is not set is as for replies.</summary>
    public PaceOptions Mini { get; set; } = new();
}
