using Microsoft.Extensions.AI;

namespace SyncInterview.Llm.Models;

/// <summary>A stream of updates that was read up to its first content.</summary>
internal sealed class OpenedStream : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    private bool _isOver;

    private OpenedStream(IAsyncEnumerator<ChatResponseUpdate> updates) => _updates = updates;

    /// <summary>Updates up to and including the first with content.</summary>
    public List<ChatResponseUpdate> Opening { get; } = [];

    /// <summary>The update after the last <see cref="MoveNextAsync"/>.</summary>
    public ChatResponseUpdate Current => _updates.Current;

    /// <summary>Reads up to the first content or to the end.</summary>
    public static async ValueTask<OpenedStream> UntilContentAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, Predicate<ChatResponseUpdate> hasContent)
    {
        var stream = new OpenedStream(updates.GetAsyncEnumerator());
        try
        {
            while (await stream.MoveNextAsync())
            {
                stream.Opening.Add(stream.Current);
                if (hasContent(stream.Current))
                    break;
            }

            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next update behind <see cref="Opening"/>.</summary>
    public async ValueTask<bool> MoveNextAsync()
    {
        _isOver = _isOver || !await _updates.MoveNextAsync();
        return !_isOver;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _updates.DisposeAsync();
}
