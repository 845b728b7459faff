using Microsoft.Extensions.Logging;

namespace SyncInterview.Testing;

/// <summary>One line of a log.</summary>
/// <param name="Category">Who wrote it.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="EventId">Which kind of line.</param>
/// <param name="Message">The text.</param>
/// <param name="Exception">What was thrown, if anything was.</param>
public sealed record LogRecord(string Category, LogLevel Level, EventId EventId, string Message, Exception? Exception)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Exception is null ? $"{Level} {Category}: {Message}" : $"{Level} {Category}: {Message}\n{Exception}";
}
