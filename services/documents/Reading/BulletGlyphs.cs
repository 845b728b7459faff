namespace SyncInterview.Documents.Reading;

/// <summary>Which characters people and word processors use as bullets.</summary>
internal static class BulletGlyphs
{
    /// <summary>Whether the character is a bullet wherever it begins a line.</summary>
    public static bool IsBullet(int codePoint) => codePoint switch
    {
        '•' or '◦' or '‣' or '⁃' or '●' or '○' or '▪' or '▫' or '■' or '□' or '◆' or '◇' => true,
        '►' or '▸' or '➢' or '➤' or '✓' or '✔' or '❖' or '·' or '∙' => true,
        // The places of Symbol's and Wingdings' bullets.
        0xF0B7 or 0xF0A7 or 0xF0A8 or 0xF076 or 0xF0D8 or 0xF0FC or 0xF06C or 0xF06E or 0xF071 => true,
        _ => false,
    };

    /// <summary>Whether a word is a bullet when it stands alone at the beginning of a line, with text after it.</summary>
    public static bool IsBulletWord(ReadOnlySpan<char> word) =>
        word.Length == 1 && (IsBullet(word[0]) || word[0] is '-' or '*' or '+' or '–' or '—' or 'o' or '»');
}
