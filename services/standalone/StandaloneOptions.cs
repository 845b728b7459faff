namespace SyncInterview.Standalone;

/// <summary>How the whole suite runs in one process.</summary>
public sealed record StandaloneOptions
{
    /// <summary>Configuration from the command line, for example <c>--Edge:GrpcPort=0</c>. It wins over everything else.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Settings under the command line and over the environment, for example <c>Llm:Main:Model</c>. Default none.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// Where everything is kept: databases, document bytes, keys. Default <c>Embedded:DataDirectory</c> of the configuration,
    /// <c>./.data</c> without one.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>The suite's clock. Default the machine's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Least level of log lines on the console. Default warning.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Warning;
}
