namespace SyncInterview.Documents.Sandbox;

/// <summary>How a run ended.</summary>
/// <param name="Outcome">Whether it ended by itself.</param>
/// <param name="ExitCode">Exit code when it did; above 128 when a signal ended it.</param>
/// <param name="Output">What it wrote, at most the limit.</param>
internal sealed record ToolResult(ToolOutcome Outcome, int ExitCode, ReadOnlyMemory<byte> Output);
