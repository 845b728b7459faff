namespace SyncInterview.Edge.Identity;

/// <summary>What may name an owner. Narrow on purpose: the name becomes part of storage keys and log lines.</summary>
public static class OwnerName
{
    /// <summary>The rule in words.</summary>
    public const string Rule = "1 to 128 letters, digits or . _ @ | : + = -";

    private const int MaxLength = 128;

    /// <summary>Whether the text follows the rule.</summary>
    public static bool IsValid(string? text)
    {
        if (text is null || text.Length is 0 or > MaxLength)
            return false;
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '_' or '@' or '|' or ':' or '+' or '=' or '-'))
                return false;
        }

        return true;
    }
}
