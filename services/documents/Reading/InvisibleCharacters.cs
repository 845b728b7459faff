using System.Text;

namespace SyncInterview.Documents.Reading;

/// <summary>Counts the invisible characters taken out of a text, and spells out what Unicode's tag characters say.</summary>
internal sealed class InvisibleCharacters
{
    private const int MaxTagCharacters = 1_000;

    private readonly SortedDictionary<int, int> _counts = [];
    private readonly StringBuilder _tags = new();

    /// <summary>Whether tag characters spelled something: they have no use in a document but to hide text.</summary>
    public bool CarriesText => _tags.Length > 0;

    /// <summary>Whether the character is to be taken out of any text.</summary>
    public static bool IsInvisible(int codePoint) => codePoint switch
    {
        0x034F or 0x061C or 0x115F or 0x1160 or 0x180E or 0x3164 or 0xFEFF or 0xFFA0 => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };

    /// <summary>Counts one.</summary>
    public void Add(int codePoint)
    {
        _counts[codePoint] = _counts.GetValueOrDefault(codePoint) + 1;
        if (codePoint is >= 0xE0020 and <= 0xE007E && _tags.Length < MaxTagCharacters)
            _tags.Append((char)(codePoint - 0xE0000));
    }

    /// <summary>What was found, for the owner.</summary>
    public IEnumerable<string> Describe()
    {
        if (CarriesText)
            yield return $"[tag characters] {_tags}";
        var rest = _counts.Where(pair => pair.Key < 0xE0000).Select(pair => $"U+{pair.Key:X4} x {pair.Value}").ToList();
        if (rest.Count > 0)
            yield return $"[invisible characters] {string.Join(", ", rest)}";
    }
}
