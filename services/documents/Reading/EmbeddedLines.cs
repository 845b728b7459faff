namespace SyncInterview.Documents.Reading;

/// <summary>Text tables that are part of the assembly. Empty lines and those beginning with <c>//</c> are comments.</summary>
internal static class EmbeddedLines
{
    /// <summary>Reads the lines of a table.</summary>
    public static IEnumerable<string> Read(string name)
    {
        using var stream = typeof(EmbeddedLines).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
                yield return line;
        }
    }
}
