namespace Newsroom.Cluster;

/// <summary>What a private PostgreSQL needs to know.</summary>
public sealed record ClusterOptions
{
    /// <summary>Where the newsroom's data lies; made when it is missing. Any path that the file system takes, of any length.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where fetched programs are kept; null for this user's cache directory (<c>/var/cache/newsroom</c> for root).</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>The directory of PostgreSQL's programs; null to look for them.</summary>
    public string? BinaryDirectory { get; init; }

    /// <summary>Where to look for PostgreSQL's programs, <c>*</c> standing for any part of a name; null for <see cref="PostgresBinaries.UsualPlaces"/>.</summary>
    public IReadOnlyList<string>? SearchPlaces { get; init; }

    /// <summary>
    /// Where root's databases lie when the data directory is out of the unprivileged user's reach.
    /// Null for <c>/var/lib/newsroom</c>.
    /// </summary>
    public string? RootsDatabases { get; init; }

    /// <summary>How long a start may take, the replay of the log after an unclean stop included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
