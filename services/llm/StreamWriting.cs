using Grpc.Core;

namespace SyncInterview.Llm;

/// <summary>Writes sequences to response streams.</summary>
internal static class StreamWriting
{
    /// <summary>
    /// Writes all messages. One that is followed at once by another waits for it before it is flushed, so a burst of tokens costs one
    /// flush; the first message, and any that the next one is not there for, goes out immediately.
    /// </summary>
    public static async Task WriteAllAsync<T>(
        this IServerStreamWriter<T> stream, Func<CancellationToken, IAsyncEnumerable<T>> messages, CancellationToken cancellationToken)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var source = messages(reading.Token).GetAsyncEnumerator(reading.Token);
        var isFirst = true;
        for (var hasMore = await source.MoveNextAsync(); hasMore;)
        {
            var message = source.Current;
            var next = source.MoveNextAsync().AsTask();
            stream.WriteOptions = new WriteOptions(!isFirst && next.IsCompletedSuccessfully ? WriteFlags.BufferHint : 0);
            isFirst = false;
            try
            {
                await stream.WriteAsync(message, cancellationToken);
            }
            catch
            {
                // A sequence must not be disposed of while it is being read.
                await reading.CancelAsync();
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            hasMore = await next;
        }
    }
}
