using Npgsql;

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

    /// <summary>How a shell finds <see cref="AdminKey"/>: where it came from, for lines that work as they are printed.</summary>
    public string AdminKeyInShell { get; init; } = "$NEWSROOM_ADMIN_KEY";

    /// <summary>A message broker, <c>amqp://user:password@host/vhost</c>, that carries the messages between the nodes; null for none. Holds a password.</summary>
    public string? RabbitMq { get; init; }

    /// <summary>
    /// How long, once it is to stop, the server goes on serving while <c>/health/ready</c> says no: the time in which
    /// whoever distributes requests notices and sends them elsewhere.
    /// </summary>
    public TimeSpan Drain { get; init; }

    /// <summary>Whether metrics and traces are exported; where to, the exporter reads in the <c>OTEL_*</c> variables itself.</summary>
    public bool ExportsTelemetry { get; init; }

    /// <summary>How often the store is looked at for the metrics.</summary>
    public TimeSpan ObserveEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where to listen; null for what ASP.NET Core's own configuration says, else the default address.</summary>
    public string? Urls { get; init; }

    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Comments on the live log's silence, so that nobody in between takes it for death.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    private const string AdminKeyName = "NEWSROOM_ADMIN_KEY";
    private const string DatabaseName = "ConnectionStrings__Newsroom";
    private const string PasswordName = "NEWSROOM_DATABASE_PASSWORD";

    /// <summary>What the environment says.</summary>
    /// <exception cref="StartRefused">A setting makes no sense, or its file cannot be read; says which.</exception>
    public static ServerOptions From(Settings settings) => new()
    {
        DataDirectory = settings.Text("NEWSROOM_DATA") ?? Places.DefaultData(),
        ConnectionString = Connection(settings.Secret(DatabaseName), settings.Secret(PasswordName)),
        SeedsDirectory = settings.Text("NEWSROOM_SEEDS") ?? Places.FindSeeds(),
        AdminKey = settings.Secret(AdminKeyName),
        AdminKeyInShell = settings.Text(Settings.FileName(AdminKeyName)) is { } file ? $"$(cat {file})" : "$" + AdminKeyName,
        RabbitMq = Broker(settings.Secret("NEWSROOM_RABBITMQ")),
        Drain = settings.Seconds("NEWSROOM_DRAIN_SECONDS", most: 600),
        ExportsTelemetry = settings.Text("OTEL_EXPORTER_OTLP_ENDPOINT") is not null,
    };

    private static string? Connection(string? connection, string? password)
    {
        if (connection is null)
            return password is null ? null : throw new StartRefused($"{PasswordName} is set, but no {DatabaseName} whose password it could be.");
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connection);
        }
        catch (ArgumentException malformed)
        {
            throw new StartRefused($"{DatabaseName} is no connection string: {malformed.Message}");
        }
        if (password is null) return connection;
        if (builder.Password is not null) throw new StartRefused($"{DatabaseName} has a password and {PasswordName} is set; keep one of them.");
        builder.Password = password;
        return builder.ConnectionString;
    }

    /// <summary>Its words leave out the address itself, which has a password in it.</summary>
    private static string? Broker(string? address) =>
        address is null || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "amqp" or "amqps", Host.Length: > 0 })
            ? address
            : throw new StartRefused("NEWSROOM_RABBITMQ is an address such as amqp://user:password@host:5672/vhost, and this is none.");
}
