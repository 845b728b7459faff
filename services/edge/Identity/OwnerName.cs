namespace SyncInterview.Edge.Identity;

/// <summary>What may name an owner. Narrow on purpose: the name becomes part of storage keys and log lines.</summary>
public static class OwnerName
{
    /// <summary>The rule in words.</summary>
    public const string Rule = "1 to 100 letters, digits or . _ @ | : + = -";

    // The longest that indexes per owner take.
    private const int MaxLength = 100;

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
