using BenchmarkDotNet.Attributes;
using SyncInterview.Interviews.Engine;

namespace SyncInterview.Bench.Engine.Core;

/// <summary>Handles recorded events.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    /// <summary>What is measured.</summary>
    public static IReadOnlyList<Recording> Recordings { get; } = Core.Recordings.All();

    /// <summary>What is handled.</summary>
    [ParamsSource(nameof(Recordings))]
    public Recording Recording { get; set; } = Recordings[0];

    /// <summary>One recording from its beginning to its end.</summary>
    [Benchmark]
    public SessionState Play() => Recording.Play();
}
