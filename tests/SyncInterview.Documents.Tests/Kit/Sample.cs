using System.Text.Json;

namespace SyncInterview.Documents.Tests.Kit;

/// <summary>The sample documents of the repository and the facts expected of them.</summary>
internal static class Sample
{
    private static readonly string Root = FindRoot();

    public static byte[] Bytes(string document) => File.ReadAllBytes(Path.Combine(Root, "samples", document));

    public static JsonElement Truth(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "samples", "truth", name + ".json")));
        return json.RootElement.Clone();
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SyncInterview.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
