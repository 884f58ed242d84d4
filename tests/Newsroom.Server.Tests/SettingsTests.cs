using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Newsroom.Server.Tests;

/// <summary>What the environment says, and what stands in files.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("newsroom-settings-").FullName;

    [Fact]
    public void A_secret_may_stand_in_a_file_and_its_last_line_end_is_not_part_of_it()
    {
        var options = From(("NEWSROOM_ADMIN_KEY_FILE", Written("nr_secret\r\n")), ("NEWSROOM_RABBITMQ_FILE", Written("amqp://desk:word@broker/news\n")));
        Assert.Equal("nr_secret", options.AdminKey);
        Assert.Equal("amqp://desk:word@broker/news", options.RabbitMq);
    }

    [Theory]
    [InlineData("it's; \"quoted\"=")]
    [InlineData("plain")]
    public void The_database_password_is_added_to_the_connection_string_as_it_is(string password)
    {
        var options = From(("ConnectionStrings__Newsroom", "Host=database;Username=newsroom"), ("NEWSROOM_DATABASE_PASSWORD_FILE", Written(password + "\n")));
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        Assert.Equal((password, "database", "newsroom"), (connection.Password, connection.Host, connection.Username));
    }

    [Fact]
    public void A_connection_string_without_a_password_beside_it_is_left_as_it_is()
    {
        const string Given = "host=/run/postgresql;database=newsroom;Options=-c jit=off";
        Assert.Equal(Given, From(("ConnectionStrings__Newsroom", Given)).ConnectionString);
        Assert.Equal(Given, From(("ConnectionStrings__Newsroom_FILE", Written(Given))).ConnectionString);
    }

    [Fact]
    public void Nothing_set_is_a_private_database_no_broker_and_no_drain()
    {
        var options = From();
        Assert.Null(options.ConnectionString);
        Assert.Null(options.AdminKey);
        Assert.Null(options.RabbitMq);
        Assert.Equal(0, options.DrainSeconds);
        Assert.Equal(10, From(("NEWSROOM_DRAIN_SECONDS", "10")).DrainSeconds);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_the_settings_name_and_without_the_secret()
    {
        Refused("NEWSROOM_ADMIN_KEY_FILE names /nowhere/key, which cannot be read", ("NEWSROOM_ADMIN_KEY_FILE", "/nowhere/key"));
        Refused("which is empty", ("NEWSROOM_ADMIN_KEY_FILE", Written("\n")));
        Refused("longer than 64 KiB", ("NEWSROOM_ADMIN_KEY_FILE", Written(new string('x', 65 << 10))));
        Refused("cannot be read", ("NEWSROOM_ADMIN_KEY_FILE", home));
        Refused("Both NEWSROOM_ADMIN_KEY and NEWSROOM_ADMIN_KEY_FILE", ("NEWSROOM_ADMIN_KEY", "s3cret"), ("NEWSROOM_ADMIN_KEY_FILE", Written("s3cret")));
        Refused("no ConnectionStrings__Newsroom", ("NEWSROOM_DATABASE_PASSWORD", "s3cret"));
        Refused("has a password", ("ConnectionStrings__Newsroom", "Host=x;Password=s3cret"), ("NEWSROOM_DATABASE_PASSWORD", "s3cret"));
        Refused("is no connection string", ("ConnectionStrings__Newsroom", "Hoost=x"));
        Refused("NEWSROOM_RABBITMQ is an address", ("NEWSROOM_RABBITMQ", "http://desk:s3cret@broker"));
        Refused("NEWSROOM_DRAIN_SECONDS is a whole number", ("NEWSROOM_DRAIN_SECONDS", "-1"));
        Refused("NEWSROOM_ACTOR_REQUESTS is a whole number", ("NEWSROOM_ACTOR_REQUESTS", "-1"));
        Refused("NEWSROOM_ADDRESS_REQUESTS is a whole number", ("NEWSROOM_ADDRESS_REQUESTS", "-1"));
        Refused("from 0 to 600", ("NEWSROOM_DRAIN_SECONDS", "601"));
        Refused("no NEWSROOM_OIDC_AUTHORITY", ("NEWSROOM_OIDC_AUDIENCE", "newsroom"));
        Refused("no NEWSROOM_OIDC_AUDIENCE", ("NEWSROOM_OIDC_AUTHORITY", "https://login.example"));
        foreach (var address in new[] { "http://login.example", "login.example", "https://desk:s3cret@login.example", "https://login.example?x=1", "ftp://127.0.0.1" })
            Refused("NEWSROOM_OIDC_AUTHORITY is an https address", ("NEWSROOM_OIDC_AUTHORITY", address), ("NEWSROOM_OIDC_AUDIENCE", "newsroom"));
        foreach (var roles in new[] { "staff", "staff=boss", "=reader", "staff=", "staff=reader,staff=editor", "," })
            Refused("NEWSROOM_OIDC_ROLES is a list", ("NEWSROOM_OIDC_AUTHORITY", "https://login.example"), ("NEWSROOM_OIDC_AUDIENCE", "newsroom"), ("NEWSROOM_OIDC_ROLES", roles));
        Refused("Newsroom:PublicReading", ("NEWSROOM_PUBLIC_READING", "perhaps"));
    }

    [Fact]
    public void Nobodys_tokens_are_taken_and_nothing_is_public_unless_it_is_said()
    {
        Assert.Equal((null, false), (From().Tokens.Authority, From().PublicReading));
        var options = From(
            ("NEWSROOM_OIDC_AUTHORITY", "http://127.0.0.1:8080/realms/news"), ("NEWSROOM_OIDC_AUDIENCE", "newsroom"), ("NEWSROOM_OIDC_ROLE_CLAIM", "realm_access.roles"),
            ("NEWSROOM_OIDC_ROLES", "cn=staff=reader, chiefs = editor"), ("NEWSROOM_PUBLIC_READING", "true"));
        Assert.True(options.PublicReading);
        Assert.Equal("realm_access.roles", options.Tokens.RoleClaim);
        Assert.Equal(Role.Editor, options.Tokens.RoleOf(["cn=staff", "chiefs"]));
        Assert.Equal(Role.Reader, options.Tokens.RoleOf(["cn=staff", "editor"]));
        Assert.Null(options.Tokens.RoleOf(["editor"]));
        Assert.Equal(Role.Editor, From().Tokens.RoleOf(["editor"]));
    }

    [Theory]
    [InlineData("""{"roles":"editor"}""", "roles", "editor")]
    [InlineData("""{"roles":["a",1,"b"]}""", "roles", "a b")]
    [InlineData("""{"realm_access":{"roles":["a"]}}""", "realm_access.roles", "a")]
    [InlineData("""{"https://news.example/roles":["a"]}""", "https://news.example/roles", "a")]
    [InlineData("""{"realm_access":["a"]}""", "realm_access.roles", "")]
    [InlineData("""{}""", "roles", "")]
    public void A_claim_is_found_by_its_name_or_its_place(string payload, string claim, string values) =>
        Assert.Equal(values, string.Join(' ', TokenAuthentication.Values(System.Text.Json.JsonDocument.Parse(payload).RootElement, claim)));

    [Fact]
    public void What_appsettings_says_holds_until_the_environment_says_otherwise()
    {
        File.WriteAllText(Path.Combine(home, "appsettings.json"), """{ "Newsroom": { "SeedsDirectory": "elsewhere", "DrainSeconds": 7, "Heartbeat": "00:00:03" } }""");
        var configuration = new ConfigurationBuilder().AddAppSettings(home);
        var options = ServerOptions.From(configuration.Build());
        Assert.Equal(("elsewhere", 7, TimeSpan.FromSeconds(3)), (options.SeedsDirectory, options.DrainSeconds, options.Heartbeat));

        configuration.AddInMemoryCollection(Settings.ShortNames(name => name == "NEWSROOM_DRAIN_SECONDS" ? "9" : null));
        Assert.Equal(9, ServerOptions.From(configuration.Build()).DrainSeconds);
    }

    [Fact]
    public void All_that_makes_no_sense_is_said_at_once()
    {
        var refusal = Assert.Throws<StartRefused>(() => From(("NEWSROOM_DRAIN_SECONDS", "601"), ("NEWSROOM_RABBITMQ", "http://broker")));
        Assert.Equal(2, refusal.Message.Split(Environment.NewLine).Length);
        Refused("Newsroom:DrainSeconds", ("NEWSROOM_DRAIN_SECONDS", "soon"));
    }

    [Theory]
    [InlineData("http://localhost:5080", null, null)]
    [InlineData("http://localhost:5081", "http://0.0.0.0:5081;http://10.0.0.1:80", null)]
    [InlineData("http://localhost:5082", "http://[::]:5082", null)]
    [InlineData("http://127.0.0.1:5083", "http://127.0.0.1:5083", "8080")]
    [InlineData("http://localhost:8080", null, "8080;8081")]
    public void Health_is_asked_where_the_server_listens(string address, string? urls, string? ports) =>
        Assert.Equal(address, HealthCommand.Address(name => name switch { "ASPNETCORE_URLS" => urls, "ASPNETCORE_HTTP_PORTS" => ports, _ => null }));

    public void Dispose() => Directory.Delete(home, recursive: true);

    private static ServerOptions From(params (string Name, string Value)[] variables) =>
        ServerOptions.From(new ConfigurationBuilder().AddInMemoryCollection(Settings.ShortNames(name => variables.FirstOrDefault(v => v.Name == name).Value)).Build());

    private static void Refused(string words, params (string Name, string Value)[] variables)
    {
        var refusal = Assert.Throws<StartRefused>(() => From(variables));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    private string Written(string text)
    {
        var file = Path.Combine(home, Guid.NewGuid().ToString("N"));
        File.WriteAllText(file, text);
        return file;
    }
}
