namespace Newsroom.Server.Hosting;

/// <summary>Where things lie when nobody says where.</summary>
public static class Places
{
    /// <summary><c>data/</c> beside the solution for whoever works in a clone; the user's own data directory elsewhere.</summary>
    public static string DefaultData() =>
        Upwards("Newsroom.sln") is { } repository
            ? Path.Combine(repository, "data")
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "newsroom");

    /// <summary>The nearest <c>seeds/</c> with an archive, above the working directory or the program; null when there is none.</summary>
    public static string? FindSeeds() =>
        Upwards(Path.Combine("seeds", ArchiveFolder.FileName)) is { } parent ? Path.Combine(parent, "seeds") : null;

    private static string? Upwards(string file)
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
            for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
                if (File.Exists(Path.Combine(directory.FullName, file))) return directory.FullName;
        return null;
    }
}
