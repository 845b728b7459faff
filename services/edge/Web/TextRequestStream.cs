namespace SyncInterview.Edge.Web;

/// <summary>The bytes behind a base64 request body, decoded as they are read.</summary>
internal sealed class TextRequestStream(Stream text) : OneWayStream
{
    private readonly Base64Parts _parts = new();
    private byte[] _characters = [];

    public override bool CanRead => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // A read of nothing waits until there is something.
        if (buffer.IsEmpty)
            return await text.ReadAsync(buffer, cancellationToken);
        if (buffer.Length < Base64Parts.GroupBytes)
            throw new ArgumentException("Room for a group of three bytes is needed.", nameof(buffer));
        while (true)
        {
            var count = await text.ReadAsync(RoomFor(buffer.Length), cancellationToken);
            if (count == 0)
                return _parts.AtBoundary ? 0 : throw new InvalidDataException("Base64 ends within a group.");
            // A few characters may complete no group: then there is nothing to hand out yet.
            var written = _parts.Decode(_characters.AsSpan(0, count), buffer.Span);
            if (written > 0)
                return written;
        }
    }

    // As many characters as are sure to fit once decoded, the up to three kept ones included.
    private Memory<byte> RoomFor(int bytes)
    {
        var count = (bytes / Base64Parts.GroupBytes * Base64Parts.GroupCharacters) - (Base64Parts.GroupCharacters - 1);
        if (_characters.Length < count)
            _characters = new byte[count];
        return _characters.AsMemory(0, count);
    }
}
