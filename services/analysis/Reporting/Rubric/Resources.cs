using System.Text.Json;

namespace SyncInterview.Analysis.Reporting.Rubric;

/// <summary>Reads the JSON files that are embedded in the assembly.</summary>
internal static class Resources
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static T Read<T>(string file)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The assembly lacks {file}.");
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidOperationException($"{file} is empty.");
    }
}
