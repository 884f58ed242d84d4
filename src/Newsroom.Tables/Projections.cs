using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Tables;

/// <inheritdoc/>
internal sealed class Projections(
    NpgsqlDataSource database, EngineDefinition definition, Definitions definitions, Control control,
    IReadOnlyList<IFollowed> followers, Signal advanced, NodeOptions options, ILogger logger,
    Func<CancellationToken, Task>? rebuilt = null) : IProjections
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Rebuilding> rebuilding = new(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyList<Progress>> Progress(CancellationToken cancel = default)
    {
        var progress = new List<Progress>(followers.Count);
        foreach (var follower in followers)
            progress.Add(new(follower.Name, await Checkpoints.Read(database, follower.Name, cancel), follower.Error, RebuildingOf(follower.Name)));
        foreach (var view in definition.Views.Where(v => v.Kind == ViewKind.Inline))
            if (RebuildingOf(view.Name) is { } now) progress.Add(new(view.Name, now.Done, null, now));
        return progress;
    }

    private Rebuilding? RebuildingOf(string name)
    {
        var changed = definitions.Outdated.Any(v => v.Name == name);
        return rebuilding.TryGetValue(name, out var now) ? now with { Changed = changed } : changed ? new Rebuilding(0, 0, true) : null;
    }

    public async Task WaitFor(string name, long position, TimeSpan timeout, CancellationToken cancel = default)
    {
        var follower = followers.FirstOrDefault(f => f.Name == name) ?? throw new ArgumentException($"Nothing called '{name}' follows the log.");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(timeout);
        try
        {
            while (true)
            {
                var next = advanced.Next;
                if (follower.Position >= position) return;
                // On a node that does not lead, the stored checkpoint is all there is to look at.
                if (await Checkpoints.Read(database, name, time.Token) >= position) return;
                await Signal.WaitOr(next, TimeSpan.FromMilliseconds(10), time.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{name} did not reach position {position} within {timeout.TotalSeconds} s{(follower.Error is { } e ? $": {e}" : "")}.");
        }
    }

    public Task Rebuild(string view, IProgress<(long Done, long Total)>? report = null, CancellationToken cancel = default) => Rebuild(
        definition.Views.FirstOrDefault(v => v.Name == view) ?? throw new ArgumentException($"There is no view called '{view}'."),
        report, null, cancel);

    private async Task Rebuild(IView view, IProgress<(long Done, long Total)>? report, Func<Task<bool>>? needless, CancellationToken cancel)
    {
        control.DemandWritable();
        rebuilding[view.Name] = new(0, 0, false);
        try
        {
            await new ViewRebuild(database, definition, view, options).Run(new Noted(this, view.Name, report), needless, cancel);
            await using var connection = await database.OpenConnectionAsync(cancel);
            await definitions.Look(connection, cancel);
            if (rebuilt is not null) await rebuilt(cancel);
            control.Committed();
        }
        finally
        {
            rebuilding.TryRemove(view.Name, out _);
        }
    }

    /// <summary>
    /// Rebuilds the views whose stored documents were folded by another definition, one after the other, while everything
    /// else goes on; again and again, when that fails.
    /// </summary>
    public async Task RebuildOutdated(CancellationToken stop)
    {
        foreach (var view in definitions.Outdated)
        {
            for (var pause = Pause; definitions.IsOutdated(view); pause = pause < LongestPause / 2 ? pause * 2 : LongestPause)
            {
                try
                {
                    logger.LogInformation("The definition of view {View} has changed; it is being rebuilt", view.Name);
                    // Two nodes that start together both find it changed; the second to come has nothing left to do.
                    await Rebuild(view, null, () => NotAnyMore(view, stop), stop);
                    logger.LogInformation("View {View} is rebuilt", view.Name);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception e)
                {
                    logger.LogError(e, "View {View} could not be rebuilt; trying again in {Pause}", view.Name, pause);
                    await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }
    }

    private async Task<bool> NotAnyMore(IView view, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await definitions.Look(connection, cancel);
        return !definitions.IsOutdated(view);
    }

    private sealed class Noted(Projections owner, string view, IProgress<(long Done, long Total)>? report) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value)
        {
            owner.rebuilding[view] = new(value.Done, value.Total, false);
            report?.Report(value);
        }
    }
}
