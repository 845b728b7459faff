using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SyncInterview.Testing;

/// <summary>
/// Collects what an application logs. Lines of level Error and above are unexpected unless a test has said that it expects them.
/// Keeps the newest 20,000 lines; errors are all kept.
/// </summary>
public sealed class LogSink : ILoggerProvider
{
    private const int Capacity = 20_000;

    private readonly ConcurrentQueue<LogRecord> _records = new();
    private readonly ConcurrentQueue<LogRecord> _errors = new();
    private readonly ConcurrentBag<Func<LogRecord, bool>> _expected = [];

    /// <summary>Everything of the log, oldest first.</summary>
    public IReadOnlyList<LogRecord> Records => [.. _records];

    /// <summary>Errors that no test expects.</summary>
    public IReadOnlyList<LogRecord> UnexpectedErrors => [.. _errors.Where(error => !_expected.Any(expects => expects(error)))];

    /// <summary>Says that errors like this belong to the test.</summary>
    public void Expect(Func<LogRecord, bool> error) => _expected.Add(error);

    /// <summary>Throws <see cref="InvalidOperationException"/> with all unexpected errors when there are any.</summary>
    public void ThrowOnUnexpectedErrors()
    {
        if (UnexpectedErrors is { Count: > 0 } errors)
            throw new InvalidOperationException($"{errors.Count} unexpected errors were logged:\n{string.Join('\n', errors)}");
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // What was collected outlives the application that wrote it.
    }

    private void Add(LogRecord record)
    {
        if (record.Level >= LogLevel.Error)
            _errors.Enqueue(record);
        _records.Enqueue(record);
        while (_records.Count > Capacity)
            _records.TryDequeue(out _);
    }

    private sealed class Writer(LogSink sink, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            sink.Add(new LogRecord(category, logLevel, eventId, formatter(state, exception), exception));
    }
}
