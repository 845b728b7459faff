using System.Diagnostics.CodeAnalysis;

namespace SyncInterview.Hosting;

/// <summary>
/// Names of resources: a collection, a slash, an id. An id is 1 to 64 lower-case letters, digits, '-' and '_', the first a letter or digit.
/// </summary>
public static class ResourceName
{
    /// <summary>Longest id, in characters.</summary>
    public const int MaxIdLength = 64;

    /// <summary>Takes the id out of a name such as <c>documents/abc</c>. False when the name is no such name.</summary>
    public static bool TryParse(string? name, string collection, [NotNullWhen(true)] out string? id)
    {
        id = null;
        if (name is null || name.Length <= collection.Length + 1 || name[collection.Length] != '/'
            || !name.StartsWith(collection, StringComparison.Ordinal) || !IsId(name.AsSpan(collection.Length + 1)))
            return false;
        id = name[(collection.Length + 1)..];
        return true;
    }

    /// <summary>Whether the text is an id.</summary>
    public static bool IsId(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxIdLength || text[0] is '-' or '_')
            return false;
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('-' or '_'))
                return false;
        }

        return true;
    }
}
