namespace SyncInterview.Terminal.Demo;

/// <summary>
/// Gives the offline interviewer the latency of a model, labelled as such in every reply's provenance, so that a demonstration without
/// a model shows what latency does: tentative replies, fillers and bridges. Settings of the caller win.
/// </summary>
internal static class DemonstrationLatency
{
    public static Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> settings)
    {
        var merged = new Dictionary<string, string?>
        {
            ["Llm:Offline:FirstTokenMedian"] = "00:00:00.900",
            ["Llm:Offline:FirstTokenSpread"] = "0.7",
            ["Llm:Offline:TokensPerSecond"] = "60",
            ["Llm:Offline:Mini:FirstTokenMedian"] = "00:00:00.350",
        };
        foreach (var (name, value) in settings)
            merged[name] = value;
        return merged;
    }
}
