using Google.Protobuf.WellKnownTypes;
using SyncInterview.Common.V1;
using SyncInterview.Llm.Models;

namespace SyncInterview.Llm.Interviewing;

/// <summary>Labels what the offline interviewer said.</summary>
internal static class OfflineProvenance
{
    /// <summary>Name of provider and model.</summary>
    public const string Name = "offline";

    /// <summary>Version of the templates; raised with every change of their words.</summary>
    public const string Version = "offline@1";

    /// <summary>The label of a text that was said because no model is configured.</summary>
    public static Provenance Chosen(TimeSpan latency, bool isDemonstration) =>
        Create(latency, isDemonstration ? "offline (demonstration latency)" : "");

    /// <summary>The label of a text that was said in place of a model's.</summary>
    public static Provenance InPlaceOf(ConfiguredModel model, ModelFailure failure, TimeSpan latency) =>
        Create(latency, $"offline (in place of {model.Name}: {failure.ToWireName()})");

    private static Provenance Create(TimeSpan latency, string model) => new()
    {
        Provider = Name,
        Model = model,
        PromptVersion = Version,
        Latency = Duration.FromTimeSpan(latency),
        Offline = true,
    };
}
