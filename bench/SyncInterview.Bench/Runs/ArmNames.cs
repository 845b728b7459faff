namespace SyncInterview.Bench.Runs;

/// <summary>Names of the arms in tables and in JSON.</summary>
internal static class ArmNames
{
    /// <summary>The model asked directly.</summary>
    public const string Direct = "direct";

    /// <summary>Through the naive relay.</summary>
    public const string Relay = "relay";

    /// <summary>Through the suite.</summary>
    public const string Product = "product";

    /// <summary>Through the suite, with interviews of the classic preset.</summary>
    public const string Classic = "classic";
}
