using System.Text;

namespace SyncInterview.Documents.PlainText;

/// <summary>Decodes plain text: by its byte order mark, else as UTF-8 when it is valid, else as Windows-1252.</summary>
internal static class TextDecoder
{
    // One in so many characters may be a control character (a form feed, an escape); binary data has far more.
    private const int CharactersPerControl = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Little = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Big = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)
        ?? throw new InvalidOperationException("The runtime lacks code page 1252.");

    /// <summary>The text, without its byte order mark. Null when the bytes are no text.</summary>
    public static string? TryDecode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return TextOrNull(TryDecode(Utf8, bytes[3..]));
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return TextOrNull(TryDecode(Utf16Little, bytes[2..]));
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return TextOrNull(TryDecode(Utf16Big, bytes[2..]));
        // Every byte string is "valid" Windows-1252, so what rules out binary data is its control characters.
        return TextOrNull(TryDecode(Utf8, bytes) ?? Windows1252.GetString(bytes));
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? TextOrNull(string? text)
    {
        if (text is null || text.Contains('\0'))
            return null;
        var controls = text.Count(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f'));
        return controls * CharactersPerControl > text.Length ? null : text;
    }
}
