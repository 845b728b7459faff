using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What a scenario's settings come to.</summary>
internal sealed class ScenarioSetup
{
    public TurnOptions Options { get; set; } = new();

    public int Topics { get; set; } = 3;

    public bool IsGeneric { get; set; }

    public TimeSpan Limit { get; set; } = TimeSpan.FromMinutes(30);

    public TimeSpan Until { get; set; } = TimeSpan.FromMinutes(1);

    public int Seed { get; set; } = 7;

    /// <summary>Whether a cancelled model call keeps quiet. Otherwise it answers late, as many providers do.</summary>
    public bool CancelsObeyed { get; set; }

    public Simulation Begin()
    {
        var plan = Plans.Of(Topics);
        plan.Generic = IsGeneric;
        return new Simulation(Options, plan, Limit, Seed) { CancelsObeyed = CancelsObeyed };
    }
}
