using Microsoft.Extensions.FileProviders;

namespace Newsroom.Server.Hosting;

/// <summary>
/// Where settings come from, each over those before it: where things lie when nobody says where, <c>appsettings.json</c> beside
/// the program and in the working directory, the environment (<c>Newsroom__SeedsDirectory</c>), and the short names that
/// deployments use (<c>NEWSROOM_SEEDS</c>). A secret may stand in a file that <c>NAME_FILE</c> names, so that it is in no environment.
/// </summary>
public static class Settings
{
    /// <summary>Bytes. A file longer than that is not a setting, but something named by mistake.</summary>
    private const int LongestFile = 64 << 10;

    private const string InFile = "_FILE";

    private static readonly (string Variable, string Key)[] Plain =
    [
        ("NEWSROOM_DATA", "DataDirectory"), ("NEWSROOM_SEEDS", "SeedsDirectory"), ("NEWSROOM_DRAIN_SECONDS", "DrainSeconds"),
        ("NEWSROOM_STREAMS_PER_KEY", "StreamsPerKey"), ("NEWSROOM_PUBLIC_URL", "PublicUrl"), ("NEWSROOM_ORIGINS", "Origins"),
        ("NEWSROOM_ACTOR_REQUESTS", "ActorRequests"), ("NEWSROOM_ADDRESS_REQUESTS", "AddressRequests"),
        ("NEWSROOM_OIDC_AUTHORITY", "Tokens:Authority"), ("NEWSROOM_OIDC_AUDIENCE", "Tokens:Audience"), ("NEWSROOM_OIDC_NAME_CLAIM", "Tokens:NameClaim"),
        ("NEWSROOM_OIDC_ROLE_CLAIM", "Tokens:RoleClaim"), ("NEWSROOM_OIDC_ROLES", "Tokens:Roles"),
        ("NEWSROOM_OIDC_GROUP_CLAIM", "Tokens:GroupClaim"), ("NEWSROOM_OIDC_GROUPS", "Tokens:Groups"),
        ("NEWSROOM_PUBLIC_READING", "PublicReading"),
    ];

    private static readonly (string Variable, string Key)[] Secret =
    [
        ("NEWSROOM_ADMIN_KEY", "AdminKey"), ("NEWSROOM_DATABASE_PASSWORD", "DatabasePassword"), ("NEWSROOM_RABBITMQ", "RabbitMq"),
        ("ConnectionStrings__Newsroom", "ConnectionString"),
    ];

    /// <exception cref="StartRefused">A file that a variable names makes no sense, or an <c>appsettings.json</c>; says which.</exception>
    public static IConfigurationRoot OfProcess()
    {
        try
        {
            return new ConfigurationBuilder()
                .AddInMemoryCollection([Of("DataDirectory", Places.DefaultData()), Of("SeedsDirectory", Places.FindSeeds())])
                .AddAppSettings(AppContext.BaseDirectory).AddAppSettings(Environment.CurrentDirectory)
                .AddEnvironmentVariables()
                .AddInMemoryCollection(ShortNames(Environment.GetEnvironmentVariable))
                .Build();
        }
        catch (InvalidDataException malformed)
        {
            throw new StartRefused(malformed.Message);
        }
    }

    /// <summary><c>appsettings.json</c> in a folder, where there is one, and the one of the environment (<c>ASPNETCORE_ENVIRONMENT</c>).</summary>
    public static IConfigurationBuilder AddAppSettings(this IConfigurationBuilder configuration, string folder)
    {
        var files = new PhysicalFileProvider(folder);
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production;
        return configuration
            .AddJsonFile(files, "appsettings.json", optional: true, reloadOnChange: false)
            .AddJsonFile(files, $"appsettings.{environment}.json", optional: true, reloadOnChange: false);
    }

    /// <param name="variable">An environment variable's value; null when it is not set.</param>
    public static IEnumerable<KeyValuePair<string, string?>> ShortNames(Func<string, string?> variable)
    {
        foreach (var (name, key) in Plain)
            if (Text(name) is { } text) yield return Of(key, text);
        foreach (var (name, key) in Secret)
            if (SecretText(name) is { } text) yield return Of(key, text);
        if (Text("NEWSROOM_ADMIN_KEY" + InFile) is { } file) yield return Of("AdminKeyInShell", $"$(cat {file})");
        if (Text("OTEL_EXPORTER_OTLP_ENDPOINT") is not null) yield return Of("ExportsTelemetry", "true");

        // An empty one is one that is not set: Compose passes such on.
        string? Text(string name) => variable(name) is { Length: > 0 } value ? value : null;

        string? SecretText(string name)
        {
            var fileName = name + InFile;
            if (Text(fileName) is not { } path) return Text(name);
            if (Text(name) is not null) throw new StartRefused($"Both {name} and {fileName} are set; keep one of them.");
            return Read(path, fileName);
        }
    }

    private static KeyValuePair<string, string?> Of(string key, string? value) => new($"{ServerOptions.Section}:{key}", value);

    /// <summary>The file's text, without the line's end.</summary>
    private static string Read(string file, string fileName)
    {
        string text;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            var bytes = new byte[LongestFile + 1];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read > LongestFile) throw new StartRefused($"{fileName} names {file}, which is longer than {LongestFile >> 10} KiB: that is no secret.");
            text = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, read);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or System.Text.DecoderFallbackException)
        {
            throw new StartRefused($"{fileName} names {file}, which cannot be read: {unreadable.Message}");
        }
        var value = text.TrimStart('\uFEFF').TrimEnd('\r', '\n');
        return value.Length > 0 ? value : throw new StartRefused($"{fileName} names {file}, which is empty.");
    }
}
