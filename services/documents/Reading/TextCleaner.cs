using System.Text;

namespace SyncInterview.Documents.Reading;

/// <summary>
/// Brings the text of a line into one form: composed letters (NFC), plain spaces and hyphens, ligatures spelled out, no invisible
/// or control characters. Tabs stay, as they separate what stands apart.
/// </summary>
internal static class TextCleaner
{
    /// <summary>Cleans one line and counts into <paramref name="invisible"/> what it took out.</summary>
    public static string Clean(string raw, InvisibleCharacters invisible)
    {
        var cleaned = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
        {
            var codePoint = rune.Value;
            if (InvisibleCharacters.IsInvisible(codePoint))
                invisible.Add(codePoint);
            else if (codePoint is '\t')
                AppendTab(cleaned);
            else if (IsSpace(codePoint) || Rune.IsControl(rune))
                AppendSpace(cleaned);
            else if (Spelled(codePoint) is { } spelled)
                cleaned.Append(spelled);
            else if (!UnicodeComposition.TryCompose(cleaned, codePoint))
                cleaned.Append(rune.ToString());
        }

        while (cleaned.Length > 0 && cleaned[^1] is ' ' or '\t')
            cleaned.Length--;
        return cleaned.ToString();
    }

    private static void AppendSpace(StringBuilder cleaned)
    {
        if (cleaned.Length > 0 && cleaned[^1] is not (' ' or '\t'))
            cleaned.Append(' ');
    }

    private static void AppendTab(StringBuilder cleaned)
    {
        while (cleaned.Length > 0 && cleaned[^1] is ' ')
            cleaned.Length--;
        if (cleaned.Length > 0 && cleaned[^1] is not '\t')
            cleaned.Append('\t');
    }

    private static bool IsSpace(int codePoint) =>
        codePoint is ' ' or 0xA0 or 0x1680 or 0x202F or 0x205F or 0x3000 or (>= 0x2000 and <= 0x200A) or 0x2028 or 0x2029
        // Private use: symbol fonts put icons there, whose meaning no text carries.
        || (codePoint is >= 0xE000 and <= 0xF8FF && !BulletGlyphs.IsBullet(codePoint));

    private static string? Spelled(int codePoint) => codePoint switch
    {
        0xAD => "",
        >= 0xFE00 and <= 0xFE0F => "",
        0x2010 or 0x2011 or 0x2212 => "-",
        0xFB00 => "ff",
        0xFB01 => "fi",
        0xFB02 => "fl",
        0xFB03 => "ffi",
        0xFB04 => "ffl",
        0xFB05 or 0xFB06 => "st",
        >= 0xE000 and <= 0xF8FF => "•",
        _ => null,
    };
}
