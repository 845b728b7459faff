using System.Text.RegularExpressions;

namespace SyncInterview.Llm.Prompting;

/// <summary>
/// A prompt as written in <c>Prompts/*.md</c>: a header between two lines of dashes, the standing instructions, and behind a third line
/// the message with its <c>{{slots}}</c>.
/// </summary>
internal sealed partial class PromptFile
{
    private PromptFile(string version, string instructions, string message) =>
        (Version, Instructions, Message) = (version, instructions, message);

    /// <summary>Name and number, for example <c>reply@1</c>; raised with every change of the text.</summary>
    public string Version { get; }

    /// <summary>Standing instructions.</summary>
    public string Instructions { get; }

    /// <summary>The message, slots unfilled.</summary>
    public string Message { get; }

    /// <summary>Reads an embedded prompt. Throws <see cref="FormatException"/> on a header without version.</summary>
    public static PromptFile Load(string name)
    {
        var parts = EmbeddedText.Read($"Prompts/{name}.md").Split("\n---\n");
        var version = VersionLine().Match(parts[0]).Groups[1].Value;
        if (version.Length == 0 || parts.Length < 2)
            throw new FormatException($"Prompt '{name}' has no header with a version.");
        return new PromptFile(version, parts[1].Trim(), parts.Length > 2 ? parts[2].Trim() : "");
    }

    /// <summary>The message with its slots filled in. What is filled in is not read for slots again.</summary>
    public string Fill(IReadOnlyDictionary<string, string> slots) => Slot().Replace(Message, slot => slots[slot.Groups[1].Value]);

    [GeneratedRegex(@"^version: ([a-z]+@\d+)$", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"\{\{([a-z_]+)\}\}")]
    private static partial Regex Slot();
}
