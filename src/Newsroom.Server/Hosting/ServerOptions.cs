namespace Newsroom.Server.Hosting;

/// <summary>What a newsroom is started with.</summary>
public sealed record ServerOptions
{
    /// <summary>Where a private PostgreSQL keeps its files; unused with <see cref="ConnectionString"/>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>An existing server's; null for a private PostgreSQL.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The archive that an empty newsroom begins with; null for none.</summary>
    public string? SeedsDirectory { get; init; }

    /// <summary>The first administrator's key, when it is not to be made here.</summary>
    public string? AdminKey { get; init; }

    /// <summary>Where to listen; null for what ASP.NET Core's own configuration says, else the default address.</summary>
    public string? Urls { get; init; }

    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Comments on the live log's silence, so that nobody in between takes it for death.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What the environment says.</summary>
    public static ServerOptions FromEnvironment() => new()
    {
        DataDirectory = Environment("NEWSROOM_DATA") ?? Places.DefaultData(),
        ConnectionString = Environment("ConnectionStrings__Newsroom"),
        SeedsDirectory = Environment("NEWSROOM_SEEDS") ?? Places.FindSeeds(),
        AdminKey = Environment("NEWSROOM_ADMIN_KEY"),
    };

    private static string? Environment(string name) =>
        System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
