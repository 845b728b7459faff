namespace SyncInterview.Terminal.Commands;

/// <summary>Settings from the command line.</summary>
internal static class Settings
{
    /// <summary>Reads <c>Name:Of:Setting=value</c> each.</summary>
    public static Dictionary<string, string?> Parse(IEnumerable<string> settings) =>
        settings.Select(s => s.Split('=', 2)).ToDictionary<string[], string, string?>(
            parts => parts[0],
            parts => parts.Length == 2 ? parts[1] : throw new FormatException($"'{parts[0]}' has no value; write --set {parts[0]}=value."));
}
