namespace SyncInterview.BuildingBlocks.Embedded;

/// <summary>The directory that holds everything of the embedded adapter.</summary>
internal static class DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the directory, readable by its owner only, and returns its absolute path.</summary>
    public static string Prepare(string path)
    {
        var absolute = Path.GetFullPath(path);
        if (Directory.Exists(absolute))
            return absolute;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(absolute);
        else
            Directory.CreateDirectory(absolute, OwnerOnly);
        DirectorySync.Flush(Path.GetDirectoryName(absolute)!);
        return absolute;
    }

    /// <summary>Opens a new file that only its owner may read.</summary>
    public static FileStream CreateFile(string path, FileOptions options = FileOptions.None)
    {
        var settings = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            Options = options,
        };
        if (!OperatingSystem.IsWindows())
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, settings);
    }

    /// <summary>
    /// Puts a finished file in its place at once: readers see the old one or the new one, whole. Durable when it returns.
    /// </summary>
    public static void Publish(string temporary, string final)
    {
        File.Move(temporary, final, overwrite: true);
        DirectorySync.Flush(Path.GetDirectoryName(final)!);
    }
}
