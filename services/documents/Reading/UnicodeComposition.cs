using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SyncInterview.Documents.Reading;

/// <summary>
/// Composes letters and their marks as NFC does, for Latin, Greek and Cyrillic. Own table, because .NET leaves text as it is
/// when globalization is invariant, as it is in this suite. Marks are taken in the order they stand in.
/// </summary>
internal static class UnicodeComposition
{
    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed = Load();

    /// <summary>Replaces the last letter of <paramref name="text"/> by itself with the mark, when such a letter exists.</summary>
    public static bool TryCompose(StringBuilder text, int mark)
    {
        if (text.Length == 0 || mark is < 0x300 or > 0x345 || !Composed.TryGetValue((text[^1], (char)mark), out var letter))
            return false;
        text[^1] = letter;
        return true;
    }

    private static FrozenDictionary<(char, char), char> Load() =>
        EmbeddedLines.Read("composition.txt").ToFrozenDictionary(line => (At(line, 0), At(line, 5)), line => At(line, 10));

    private static char At(string line, int index) =>
        (char)int.Parse(line.AsSpan(index, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
