namespace SyncInterview.Edge.Web;

/// <summary>
/// Decodes base64 that comes in any pieces and is made of parts encoded one by one, so that padding may stand anywhere between them.
/// Keeps at most three characters.
/// </summary>
internal sealed class Base64Parts
{
    /// <summary>Characters of a group.</summary>
    public const int GroupCharacters = 4;

    /// <summary>Bytes that a group stands for, unless it is padded.</summary>
    public const int GroupBytes = 3;

    private const byte Padding = (byte)'=';
    private readonly byte[] _group = new byte[GroupCharacters];
    private int _have;

    /// <summary>Whether the text so far ends where a group of four characters ends.</summary>
    public bool AtBoundary => _have == 0;

    /// <summary>Decodes what it can; returns the bytes written. Throws <see cref="InvalidDataException"/> on anything but base64.</summary>
    public int Decode(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        var written = 0;
        foreach (var character in text)
        {
            _group[_have++] = character;
            if (_have < GroupCharacters)
                continue;
            written += DecodeGroup(bytes[written..]);
            _have = 0;
        }

        return written;
    }

    private int DecodeGroup(Span<byte> bytes)
    {
        var length = _group[3] != Padding ? GroupBytes : _group[2] != Padding ? 2 : 1;
        var bits = 0;
        for (var i = 0; i < GroupCharacters; i++)
            bits = (bits << 6) | (i <= length ? ValueOf(_group[i]) : 0);
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)(bits >> (16 - (8 * i)));
        return length;
    }

    private static int ValueOf(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => character - 'A',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => throw new InvalidDataException("Not base64."),
    };
}
