using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Newsroom.Server.Access;

/// <summary>
/// What the issuer says of itself, and its keys: asked for when the first token comes, remembered, and asked for again when a token names a
/// key that is not among them. Beside the package's own manager, which waits for the issuer as often as it is asked: one
/// request asks, the others wait for it, none waits longer than the patience, and an issuer that did not answer is left alone
/// for a moment, so that its being away costs nobody a thread.
/// </summary>
public sealed partial class IssuerKeys : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    /// <summary>Between two questions to the issuer, whatever tokens come: made-up names of keys must not become its load.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>From when on a new answer is asked for.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>For so long what it said last holds when it does not answer; longer, a key that it took back would open for ever.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Bytes of one of its documents.</summary>
    private const int Largest = 1 << 20;

    private readonly TokenOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<IssuerKeys> log;
    private readonly HttpClient http;
    private readonly SemaphoreSlim asking = new(1);
    private volatile Said? said;
    private long askedAt;
    private volatile bool wasAsked;

    public IssuerKeys(TokenOptions options, TimeProvider clock, ILogger<IssuerKeys> log)
    {
        (this.options, this.clock, this.log) = (options, clock, log);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = options.Patience, MaxResponseContentBufferSize = Largest,
        };
    }

    /// <exception cref="IssuerUnavailable">It does not answer, and has not for longer than what it said holds.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (said is { } known && clock.GetUtcNow() - known.At < Fresh) return known.Configuration;
        return (await Ask(said, cancel)).Configuration;
    }

    /// <summary>As above, asked for again when the key is not among them.</summary>
    /// <param name="key">As a token's <c>kid</c> names it; null where it names none.</param>
    public async Task<OpenIdConnectConfiguration> With(string? key, CancellationToken cancel)
    {
        var configuration = await GetConfigurationAsync(cancel);
        if (key is null || configuration.SigningKeys.Any(k => k.KeyId == key)) return configuration;
        var known = said;
        return known?.Configuration != configuration ? await GetConfigurationAsync(cancel) : (await Ask(known, cancel)).Configuration;
    }

    /// <summary>What the framework calls for a token whose signature fits no key: by then the issuer was asked.</summary>
    public void RequestRefresh()
    {
    }

    /// <param name="before">What was known to whoever asks: somebody else's later answer will do.</param>
    private async Task<Said> Ask(Said? before, CancellationToken cancel)
    {
        await asking.WaitAsync(cancel);
        try
        {
            if (said is { } later && later != before) return later;
            if (wasAsked && clock.GetElapsedTime(askedAt) < Pause) return Remembered();
            (askedAt, wasAsked) = (clock.GetTimestamp(), true);
            try
            {
                using var patience = new CancellationTokenSource(options.Patience, clock);
                var authority = options.Authority!;
                var documents = new HttpDocumentRetriever(http) { RequireHttps = !new Uri(authority).IsLoopback };
                // Not cancelled with the request: others wait for the answer too.
                var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(
                    authority.TrimEnd('/') + "/.well-known/openid-configuration", documents, patience.Token);
                // Discovery §4.3: another issuer's metadata would make its tokens ours.
                if (configuration.Issuer?.TrimEnd('/') != authority.TrimEnd('/')) throw new InvalidOperationException($"Its metadata are those of the issuer '{configuration.Issuer}'.");
                if (configuration.SigningKeys.Count == 0) throw new InvalidOperationException("It names no key that signs.");
                return said = new Said(configuration, clock.GetUtcNow());
            }
            catch (Exception failure)
            {
                Unanswered(log, options.Authority!, failure.GetBaseException().Message);
                return Remembered();
            }
        }
        finally
        {
            asking.Release();
        }
    }

    private Said Remembered() =>
        said is { } known && clock.GetUtcNow() - known.At < Longest ? known : throw new IssuerUnavailable();

    public void Dispose()
    {
        http.Dispose();
        asking.Dispose();
    }

    private sealed record Said(OpenIdConnectConfiguration Configuration, DateTimeOffset At);

    [LoggerMessage(1, LogLevel.Warning, "The issuer {Authority} cannot be asked for its keys: {Why}")]
    private static partial void Unanswered(ILogger log, string authority, string why);
}

/// <summary>Whether a token is the issuer's is not to be known just now.</summary>
public sealed class IssuerUnavailable() : Exception("The issuer cannot be asked for its keys.");
