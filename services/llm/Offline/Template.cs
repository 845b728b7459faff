using System.Text;

namespace SyncInterview.Llm.Offline;

/// <summary>
/// One line of a template file: text with slots, <c>{topic}</c>, and choices, <c>(a|b)</c>; a side of a choice may be empty and may
/// hold slots, but no choice.
/// </summary>
internal sealed class Template
{
    private const int ShortestCore = 14;
    private readonly IReadOnlyList<IReadOnlyList<string>> _parts;

    private Template(string source, IReadOnlyList<IReadOnlyList<string>> parts)
    {
        Source = source;
        Id = SeededRandom.Hash(source);
        _parts = parts;
        Variants = parts.Aggregate(1, (product, part) => product * part.Count);
        var core = parts.Where(part => part.Count == 1).Select(part => part[0].ToLowerInvariant())
            .Where(text => !text.StartsWith('{')).MaxBy(text => text.Length)?.Trim() ?? "";
        Core = core.Length >= ShortestCore ? core : null;
    }

    /// <summary>The line as written.</summary>
    public string Source { get; }

    /// <summary>Identifies the line; changes with its text.</summary>
    public ulong Id { get; }

    /// <summary>How many texts its choices make.</summary>
    public int Variants { get; }

    /// <summary>
    /// Its longest fixed stretch in lower case: what gives it away in a text, whatever its slots and choices. Null where every
    /// stretch is too short to be telling.
    /// </summary>
    public string? Core { get; }

    /// <summary>Reads a line. Throws <see cref="FormatException"/> on an unclosed slot or choice.</summary>
    public static Template Parse(string line)
    {
        var parts = new List<IReadOnlyList<string>>();
        var rest = line.AsSpan();
        while (rest.Length > 0)
        {
            var length = rest.IndexOfAny('{', '(');
            if (length != 0)
            {
                length = length < 0 ? rest.Length : length;
                parts.Add([rest[..length].ToString()]);
            }
            else
            {
                var isSlot = rest[0] == '{';
                length = rest.IndexOf(isSlot ? '}' : ')') + 1;
                if (length == 0)
                    throw new FormatException($"Unclosed '{rest[0]}' in: {line}");
                parts.Add(isSlot ? [rest[..length].ToString()] : rest[1..(length - 1)].ToString().Split('|'));
            }

            rest = rest[length..];
        }

        return new Template(line, parts);
    }

    /// <summary>The text with its slots filled and its choices made; null when a slot it needs is empty.</summary>
    public string? Render(Slots slots, SeededRandom random)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (!Append(text, part[part.Count == 1 ? 0 : random.Next(part.Count)], slots))
                return null;
        }

        return text.ToString();
    }

    private static bool Append(StringBuilder text, string piece, Slots slots)
    {
        for (var at = 0; at < piece.Length;)
        {
            var slot = piece.IndexOf('{', at);
            text.Append(piece, at, (slot < 0 ? piece.Length : slot) - at);
            if (slot < 0)
                return true;
            var end = piece.IndexOf('}', slot);
            var value = slots.Find(piece[(slot + 1)..end]);
            if (value is null)
                return false;
            text.Append(value);
            at = end + 1;
        }

        return true;
    }
}
