using Microsoft.Extensions.Options;
using Newsroom.Server.Access;
using Npgsql;

namespace Newsroom.Server.Hosting;

/// <summary>What a newsroom is started with: the section <c>Newsroom</c> of the configuration, named as here.</summary>
public sealed record ServerOptions
{
    public const string Section = "Newsroom";

    /// <summary>Where a private PostgreSQL keeps its files; unused with <see cref="ConnectionString"/>.</summary>
    public required string DataDirectory { get; set; }

    /// <summary>An existing server's, <c>ConnectionStrings:Newsroom</c>; null for a private PostgreSQL.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Put into the connection string, which then has none.</summary>
    public string? DatabasePassword { get; set; }

    /// <summary>The archive that an empty newsroom begins with; null for none.</summary>
    public string? SeedsDirectory { get; set; }

    /// <summary>The first administrator's key, when it is not to be made here.</summary>
    public string? AdminKey { get; set; }

    /// <summary>How a shell finds <see cref="AdminKey"/>: where it came from, for lines that work as they are printed.</summary>
    public string AdminKeyInShell { get; set; } = "$NEWSROOM_ADMIN_KEY";

    /// <summary>
    /// Whether whoever starts the server reads what it prints, at a terminal: only then a key that is made is printed. Anywhere
    /// else output is kept, by a container's log for instance, and the key goes into a file in <see cref="DataDirectory"/>.
    /// </summary>
    public bool ShowsKeys { get; set; }

    /// <summary>A message broker, <c>amqp://user:password@host/vhost</c>, that carries the messages between the nodes; null for none. Holds a password.</summary>
    public string? RabbitMq { get; set; }

    /// <summary>
    /// How long, once it is to stop, the server goes on serving while <c>/health/ready</c> says no: the time in which
    /// whoever distributes requests notices and sends them elsewhere. 0 to 600 seconds.
    /// </summary>
    public int DrainSeconds { get; set; }

    /// <summary>Requests a minute that one key may send to this node, which may all come at once; 0 for as many as it likes.</summary>
    public int ActorRequests { get; set; } = 18_000;

    /// <summary>Requests a minute that one address may send to this node, whatever its keys; 0 for as many as it likes.</summary>
    public int AddressRequests { get; set; } = 36_000;

    /// <summary>Whose tokens are taken beside keys; nobody's by default.</summary>
    public TokenOptions Tokens { get; set; } = new();

    /// <summary>Whether the public's view, at present, is shown to whoever has neither key nor token.</summary>
    public bool PublicReading { get; set; }

    /// <summary>
    /// Where the newsroom is known to others, <c>https://newsroom.example</c>: IRIs in Web Annotations begin with it. Null for the
    /// address of each request.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>Origins whose pages may use this API from a browser, <c>https://tool.example</c>, with blanks or commas between them; null for none.</summary>
    public string? Origins { get; set; }

    /// <summary>Whether metrics and traces are exported; where to, the exporter reads in the <c>OTEL_*</c> variables itself.</summary>
    public bool ExportsTelemetry { get; set; }

    /// <summary>How often the store is looked at for the metrics.</summary>
    public TimeSpan ObserveEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Where to listen; null for what ASP.NET Core's own configuration says, else the default address.</summary>
    public string? Urls { get; set; }

    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Comments on the live log's silence, so that nobody in between takes it for death.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Live streams that one key may have open on a node; 1 to 100,000.</summary>
    public int StreamsPerKey { get; set; } = 200;

    /// <summary>How long a client of a live stream may leave what is sent to it unread before it is cut off.</summary>
    public TimeSpan ClientPatience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Each of <see cref="Origins"/>.</summary>
    internal string[] AllowedOrigins => Origins?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <inheritdoc cref="DrainSeconds"/>
    internal TimeSpan Drain => TimeSpan.FromSeconds(DrainSeconds);

    /// <summary>What the configuration says.</summary>
    /// <exception cref="StartRefused">A setting makes no sense; says which, and no secret.</exception>
    public static ServerOptions From(IConfiguration configuration)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IValidateOptions<ServerOptions>, ServerOptionsRules>()
            .AddOptions<ServerOptions>().Bind(configuration.GetSection(Section))
            .Configure(options => options.ConnectionString ??= configuration.GetConnectionString(Section)).Services
            .BuildServiceProvider();
        try
        {
            var options = services.GetRequiredService<IOptions<ServerOptions>>().Value;
            return options.DatabasePassword is not { } password ? options : options with
            {
                DatabasePassword = null,
                ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Password = password }.ConnectionString,
            };
        }
        catch (OptionsValidationException refused)
        {
            throw new StartRefused(string.Join(Environment.NewLine, refused.Failures));
        }
        catch (InvalidOperationException unreadable)
        {
            // The binder's own words: they name the key, its value and its type, of which no secret has one but text.
            throw new StartRefused(unreadable.Message);
        }
    }
}

/// <summary>What must hold of the settings. The words name them as a deployment sets them, and leave out what may hold a password.</summary>
internal sealed class ServerOptionsRules : IValidateOptions<ServerOptions>
{
    private const int LongestDrain = 600;
    private const int MostStreams = 100_000;

    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        List<string> failures = [];
        if (options.DrainSeconds is < 0 or > LongestDrain)
            failures.Add($"NEWSROOM_DRAIN_SECONDS is a whole number of seconds from 0 to {LongestDrain}, not {options.DrainSeconds}.");
        if (options.StreamsPerKey is < 1 or > MostStreams)
            failures.Add($"NEWSROOM_STREAMS_PER_KEY is a whole number from 1 to {MostStreams}, not {options.StreamsPerKey}.");
        if (options.ActorRequests < 0)
            failures.Add($"NEWSROOM_ACTOR_REQUESTS is a whole number of requests a minute, or 0 for no limit, not {options.ActorRequests}.");
        if (options.AddressRequests < 0)
            failures.Add($"NEWSROOM_ADDRESS_REQUESTS is a whole number of requests a minute, or 0 for no limit, not {options.AddressRequests}.");
        if (options.PublicUrl is { } known && !(Uri.TryCreate(known, UriKind.Absolute, out var address) && IsOrigin(address, known.TrimEnd('/'))))
            failures.Add($"NEWSROOM_PUBLIC_URL is an address without a path such as https://newsroom.example, not {known}.");
        foreach (var origin in options.AllowedOrigins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !IsOrigin(from, origin))
                failures.Add($"NEWSROOM_ORIGINS are origins such as https://tool.example, and {origin} is none.");
        if (options.RabbitMq is { } broker && !(Uri.TryCreate(broker, UriKind.Absolute, out var uri) && uri is { Scheme: "amqp" or "amqps", Host.Length: > 0 }))
            failures.Add("NEWSROOM_RABBITMQ is an address such as amqp://user:password@host:5672/vhost, and this is none.");
        failures.AddRange(options.Tokens.Failures());
        if (options.ConnectionString is null)
        {
            if (options.DatabasePassword is not null)
                failures.Add("NEWSROOM_DATABASE_PASSWORD is set, but no ConnectionStrings__Newsroom whose password it could be.");
        }
        else
        {
            try
            {
                if (new NpgsqlConnectionStringBuilder(options.ConnectionString).Password is not null && options.DatabasePassword is not null)
                    failures.Add("ConnectionStrings__Newsroom has a password and NEWSROOM_DATABASE_PASSWORD is set; keep one of them.");
            }
            catch (ArgumentException malformed)
            {
                failures.Add($"ConnectionStrings__Newsroom is no connection string: {malformed.Message}");
            }
        }
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>Scheme, host and port, spelt as a browser says them (RFC 6454 §6.2): it compares letter for letter.</summary>
    private static bool IsOrigin(Uri uri, string text) => uri is { Scheme: "http" or "https" } && uri.GetLeftPart(UriPartial.Authority) == text;
}
