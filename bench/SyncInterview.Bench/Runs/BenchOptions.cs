namespace SyncInterview.Bench.Runs;

/// <summary>What `bench conversation` is asked to do.</summary>
internal sealed record BenchOptions
{
    /// <summary>Numbers of interviews to run with, one after the other.</summary>
    public required IReadOnlyList<int> Interviews { get; init; }

    /// <summary>How often every arm is measured.</summary>
    public required int Repeats { get; init; }

    /// <summary>How long each arm runs once without being measured.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>How long each arm is measured at a time.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>How long the load comes up before each window.</summary>
    public required TimeSpan Rise { get; init; }

    /// <summary>From one turn of an interview to the next.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>How long a candidate speaks in a turn.</summary>
    public required TimeSpan Speaking { get; init; }

    /// <summary>Length of the model's replies with their questions.</summary>
    public required int Tokens { get; init; }

    /// <summary>What the model is like.</summary>
    public required ModelMood Model { get; init; }

    /// <summary>Where the figures go.</summary>
    public required FileInfo Json { get; init; }

    /// <summary>Settings of the suite, as <c>Section:Name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
