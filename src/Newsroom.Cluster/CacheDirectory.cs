namespace Newsroom.Cluster;

/// <summary>Where programs that were fetched are kept between runs.</summary>
internal static class CacheDirectory
{
    // Root's own cache lies under /root, where the user that PostgreSQL runs as may not go.
    private const string OfRoot = "/var/cache/newsroom";

    /// <summary>The given directory, or this user's usual one; made when it is missing, and readable by the account.</summary>
    public static async Task<string> ChooseAsync(string? given, UnixAccount? account, CancellationToken cancellation)
    {
        var chosen = given is not null ? Path.GetFullPath(given) : account is not null ? OfRoot : OfUser();
        PrivateFile.CreatePassableDirectory(chosen);
        if (account is null || await account.CanEnterAsync(chosen, cancellation))
            return chosen;
        PrivateFile.CreatePassableDirectory(OfRoot);
        return OfRoot;
    }

    private static string OfUser()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "newsroom", "cache");
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Caches", "newsroom");
        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathFullyQualified(cache)
            ? Path.Combine(cache, "newsroom")
            : Path.Combine(home, ".cache", "newsroom");
    }
}
