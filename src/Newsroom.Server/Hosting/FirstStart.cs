using Microsoft.Extensions.Options;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;

namespace Newsroom.Server.Hosting;

/// <summary>
/// What an empty newsroom needs before it opens, and what the console is told of it. Comes behind the store, which has to be
/// open, and before whatever else starts.
/// </summary>
public sealed class FirstStart(IOptions<ServerOptions> settings, EventLog log, KeyGrants keys, ListKeys list) : IHostedLifecycleService
{
    private readonly ServerOptions options = settings.Value;

    /// <summary>The name of the key that the first start grants.</summary>
    public const string AdministratorName = "administrator";

    /// <summary>Printed once and kept nowhere; null on any later start, and when it was given.</summary>
    public string? NewKey { get; private set; }

    /// <summary>Whether <c>NEWSROOM_ADMIN_KEY</c> opens this newsroom.</summary>
    public bool GivenKeyOpens { get; private set; }

    /// <summary>Events taken over from the seeds at this start.</summary>
    public int Imported { get; private set; }

    /// <summary>A story to look at, when there is one.</summary>
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
            }
            catch (LogNotEmpty)
            {
                // Another node of this newsroom was faster.
            }
        }

        var page = await log.ReadAll(0, 1_000, cancellationToken);
        Story = page.Events.FirstOrDefault(e => e.Data is StoryOpened)?.Subject;
        await GrantFirstKey(cancellationToken);
    }

    private async Task GrantFirstKey(CancellationToken cancel)
    {
        if (options.AdminKey is { } given)
        {
            if (!ApiKey.IsAcceptable(given))
                throw new StartRefused($"NEWSROOM_ADMIN_KEY must be {ApiKey.MinimumLength} to 200 visible ASCII characters, so that nobody guesses it.");
            GivenKeyOpens = await keys.IsOpen(ApiKey.IdOf(ApiKey.Hash(given)), cancel);
        }
        if (GivenKeyOpens || (await list.Ask(cancel)).Any(k => k is { Role: Role.Administrator, Revoked: false })) return;

        var key = options.AdminKey ?? ApiKey.New();
        // Another node that was given the same key may have been faster: then there is nothing left to grant.
        await keys.Grant(key, AdministratorName, Role.Administrator, new Caller("first start", null, "first-start", "first-start"), cancel);
        GivenKeyOpens = options.AdminKey is not null && await keys.IsOpen(ApiKey.IdOf(ApiKey.Hash(key)), cancel);
        NewKey = options.AdminKey is null ? key : null;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The newsroom does not start as it is configured; the message says what to change.</summary>
public sealed class StartRefused(string message) : Exception(message);
