namespace SyncInterview.Terminal.Commands;

/// <summary>The sample documents of the repository.</summary>
internal static class Samples
{
    /// <summary>Path of a sample: found from the program's place upwards, so that any working directory will do.</summary>
    public static string PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "samples", file);
            if (File.Exists(path))
                return path;
        }

        return Path.Combine("samples", file);
    }
}
