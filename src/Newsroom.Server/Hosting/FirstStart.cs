using Microsoft.Extensions.Options;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Npgsql;

namespace Newsroom.Server.Hosting;

/// <summary>
/// What an empty newsroom needs before it opens, and what the console is told of it. Comes behind the store, which has to be
/// open, and before whatever else starts.
/// </summary>
public sealed class FirstStart(
    IOptions<ServerOptions> settings, EventLog log, KeyGrants keys, ListKeys list, NpgsqlDataSource reads, TimeProvider clock) : IHostedLifecycleService
{
    private readonly ServerOptions options = settings.Value;

    /// <summary>The name of the key that the first start grants; with a number where an earlier one had it.</summary>
    public const string AdministratorName = "administrator";

    /// <summary>In the data directory: the key that was made where there is no terminal.</summary>
    public const string KeyFileName = "administrator.key";

    /// <summary>The day that the questions of the banner ask about, which is within the seeds.</summary>
    public static readonly DateOnly DayToTry = new(2024, 10, 20);

    /// <summary>Made at this start and kept nowhere else; null on any later start, and when it was given.</summary>
    public string? NewKey { get; private set; }

    /// <summary>The file that holds <see cref="NewKey"/>; null when it is printed.</summary>
    public string? NewKeyFile { get; private set; }

    /// <summary>Why there is no administrator though one was needed and no key was given; null when nothing was in the way.</summary>
    public string? NoKeyBecause { get; private set; }

    /// <summary>What <c>NEWSROOM_ADMIN_KEY</c> is here; null when it is not set.</summary>
    public KeyState? GivenKey { get; private set; }

    /// <summary>Whether some key of an administrator opens the newsroom.</summary>
    public bool HasAdministrator { get; private set; }

    /// <summary>Events taken over from the seeds at this start.</summary>
    public int Imported { get; private set; }

    /// <summary>A story to look at, when there is one that was open on <see cref="DayToTry"/>.</summary>
    public string? Story { get; private set; }

    /// <summary>In this order: an archive keeps its own times, so that nothing may be recorded before it, no key either.</summary>
    /// <exception cref="ArchiveInvalid">The seeds are broken.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.SeedsDirectory is { } seeds && await log.SafeHead(cancellationToken) == 0)
        {
            var archive = ArchiveFolder.Read(seeds);
            try
            {
                await log.Import(archive, cancellationToken);
                Imported = archive.Count;
                Story = archive.FirstOrDefault(e => e.Data is StoryOpened) is { } opened ? Streams.IdOf(opened.Stream) : null;
            }
            catch (LogNotEmpty)
            {
                // Another node of this newsroom was faster.
            }
        }

        Story ??= await StoryToTry(cancellationToken);
        await GrantFirstKey(cancellationToken);
    }

    /// <summary>From the listing, which has no bodies: the log may begin with whole books. A start does not fail for it, nor wait long.</summary>
    private async Task<string?> StoryToTry(CancellationToken cancel)
    {
        try
        {
            await using var command = reads.CreateCommand(Statements.Of("Stories/to_try.sql"));
            command.CommandTimeout = 5;
            command.Parameters.Add(new() { Value = DayToTry.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) });
            return await command.ExecuteScalarAsync(cancel) as string;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private async Task GrantFirstKey(CancellationToken cancel)
    {
        if (options.AdminKey is { } given)
        {
            if (!ApiKey.IsAcceptable(given))
                throw new StartRefused($"NEWSROOM_ADMIN_KEY must be {ApiKey.MinimumLength} to 200 visible ASCII characters, so that nobody guesses it.");
            GivenKey = await StateOf(given, cancel);
        }
        while (true)
        {
            var known = await list.Ask(cancel);
            HasAdministrator = known.Any(k => k.Role == Role.Administrator && k.IsOpen(clock.GetUtcNow()));
            // Somebody took the given key away, and it is still given: whether there is to be another is for somebody to say.
            if (HasAdministrator || GivenKey is KeyState.Revoked or KeyState.Ended) return;

            var caller = new Caller(ReservedActors.FirstStart, null, "first-start", "first-start");
            var name = FreeName(known);
            if (GivenKey == KeyState.Unknown)
            {
                var refusal = (await keys.Grant(options.AdminKey!, name, Role.Administrator, caller, cancel)).Refusal;
                GivenKey = await StateOf(options.AdminKey!, cancel);
                // Another node was faster, with this key or with the name.
                if (refusal is null or { Rule: "name-taken" } || GivenKey == KeyState.Open) continue;
                throw new StartRefused(refusal.Detail);
            }
            if (!await GrantNewKey(name, caller, cancel)) return;
        }
    }

    /// <returns>False when there is nowhere to put a key, and nothing was granted.</returns>
    private async Task<bool> GrantNewKey(string name, Caller caller, CancellationToken cancel)
    {
        var key = ApiKey.New();
        string? file = null;
        try
        {
            // Before it is granted: a key that reaches nobody would be an administrator whom nobody can be.
            if (!options.ShowsKeys) file = KeyFile.Write(options, KeyFileName, key);
        }
        catch (StartRefused unwritable)
        {
            NoKeyBecause = unwritable.Message;
            return false;
        }
        var refusal = (await keys.Grant(key, name, Role.Administrator, caller, cancel)).Refusal;
        if (refusal is null)
        {
            (NewKey, NewKeyFile) = (key, file);
            return true;
        }
        if (file is not null) File.Delete(file);
        return refusal.Rule == "name-taken" ? true : throw new StartRefused(refusal.Detail);
    }

    private async Task<KeyState> StateOf(string key, CancellationToken cancel) => await keys.Find(ApiKey.IdOf(ApiKey.Hash(key)), cancel) switch
    {
        null => KeyState.Unknown,
        { Revoked: true } => KeyState.Revoked,
        { } found => found.IsOpen(clock.GetUtcNow()) ? KeyState.Open : KeyState.Ended,
    };

    /// <summary>A name belongs to one key for ever: the next administrator of a newsroom that has none left needs another.</summary>
    private static string FreeName(IReadOnlyList<AccessKey> known)
    {
        var taken = known.Select(k => NameSkeleton.Of(k.Name)).ToHashSet(StringComparer.Ordinal);
        var (name, number) = (AdministratorName, 1);
        while (taken.Contains(NameSkeleton.Of(name))) name = $"{AdministratorName}-{++number}";
        return name;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The newsroom does not start as it is configured; the message says what to change.</summary>
public sealed class StartRefused(string message) : Exception(message);
