namespace Grpc.Core;

/// <summary>Writes a stream of messages; one write at a time.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>The options of the writes that follow; null for the call's own.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message; completes when the transport has room for the next.</summary>
    Task WriteAsync(T message);

    /// <summary>Writes a message unless cancelled first. A writer that cannot be cancelled refuses a token that can be.</summary>
    Task WriteAsync(T message, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled
            ? throw new NotSupportedException($"{GetType().Name} cannot cancel a single write; cancel the call.")
            : WriteAsync(message);
}
