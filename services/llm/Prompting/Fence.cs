using System.Text;

namespace SyncInterview.Llm.Prompting;

/// <summary>
/// Marks text as data inside a prompt: between lines that carry a code nobody outside can know. Characters that are invisible or
/// steer the direction of text are dropped, as is the code itself, and what looks like a marker is spaced out: the data can neither hide
/// nor close its fence.
/// </summary>
internal sealed class Fence(string code)
{
    /// <summary>The text between its marker lines.</summary>
    public string Around(string name, string text) =>
        $"<<<{name} {code}>>>\n{Clean(text)}\n<<<END {name} {code}>>>";

    private string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsHidden(rune))
                clean.Append(rune.ToString());
        }

        clean.Replace("<<<", "< < <").Replace(">>>", "> > >");
        return clean.ToString().Replace(code, "", StringComparison.OrdinalIgnoreCase).Trim();
    }

    // Controls, zero-width and bidirectional marks, variation selectors, private use, and the tag block.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.Control
        or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.PrivateUse
        or System.Globalization.UnicodeCategory.OtherNotAssigned
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
