using System.Buffers.Text;

namespace SyncInterview.Documents.Pdf;

/// <summary>A page as it looks, in shades of grey.</summary>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Pixels">Row by row, 0 black to 255 white.</param>
internal sealed record PageImage(int Width, int Height, ReadOnlyMemory<byte> Pixels)
{
    /// <summary>Reads images in binary PGM, one after the other; stops at the first that is cut off or is none.</summary>
    public static List<PageImage> ReadAll(ReadOnlyMemory<byte> pgm)
    {
        var images = new List<PageImage>();
        while (TryRead(ref pgm) is { } image)
            images.Add(image);
        return images;
    }

    private static PageImage? TryRead(ref ReadOnlyMemory<byte> rest)
    {
        var at = 0;
        if (!rest.Span.StartsWith("P5"u8))
            return null;
        at += 2;
        if (Number(rest.Span, ref at) is not { } width || Number(rest.Span, ref at) is not { } height
            || Number(rest.Span, ref at) is not 255)
            return null;
        // One white space ends the header.
        var start = at + 1;
        var length = (long)width * height;
        if (start + length > rest.Length)
            return null;
        var image = new PageImage(width, height, rest.Slice(start, (int)length));
        rest = rest[(start + (int)length)..];
        return image;
    }

    private static int? Number(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        if (at >= text.Length || !Utf8Parser.TryParse(text[at..], out int number, out var digits) || number is <= 0 or > 20_000)
            return null;
        at += digits;
        return number;
    }
}
