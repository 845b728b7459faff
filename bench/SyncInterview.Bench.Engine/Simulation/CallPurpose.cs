namespace SyncInterview.Bench.Engine.Simulation;

/// <summary>What a model is called for.</summary>
internal enum CallPurpose
{
    /// <summary>A short reply while the candidate speaks.</summary>
    Tentative,

    /// <summary>The definitive reply before the answer is known to be over.</summary>
    Speculation,

    /// <summary>The definitive reply.</summary>
    Reply,

    /// <summary>A question apart from its reply.</summary>
    Question,
}
