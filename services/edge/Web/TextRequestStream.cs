namespace SyncInterview.Edge.Web;

/// <summary>The bytes behind a base64 request body, decoded as they are read, whatever room the reader has.</summary>
internal sealed class TextRequestStream(Stream text) : OneWayStream
{
    // With up to three characters kept from the read before, this many decode to no more than the room for bytes.
    private const int CharacterRoom = 8 * 1024;
    private const int ByteRoom = (CharacterRoom + Base64Parts.GroupCharacters) / Base64Parts.GroupCharacters * Base64Parts.GroupBytes;

    private readonly Base64Parts _parts = new();
    private readonly byte[] _characters = new byte[CharacterRoom];
    private readonly byte[] _bytes = new byte[ByteRoom];
    private ReadOnlyMemory<byte> _decoded;

    public override bool CanRead => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // A read of nothing waits until there is something.
        if (buffer.IsEmpty)
            return _decoded.IsEmpty ? await text.ReadAsync(buffer, cancellationToken) : 0;
        while (_decoded.IsEmpty)
        {
            var count = await text.ReadAsync(_characters, cancellationToken);
            if (count == 0)
                return _parts.AtBoundary ? 0 : throw new InvalidDataException("Base64 ends within a group.");
            // A few characters may complete no group: then there is nothing to hand out yet.
            _decoded = _bytes.AsMemory(0, _parts.Decode(_characters.AsSpan(0, count), _bytes));
        }

        var handed = Math.Min(buffer.Length, _decoded.Length);
        _decoded[..handed].CopyTo(buffer);
        _decoded = _decoded[handed..];
        return handed;
    }
}
