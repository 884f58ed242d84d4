using System.CommandLine;
using System.Text.Json;
using Newsroom.Core;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;

namespace Newsroom.Server.Commands;

/// <summary><c>rebuild [LISTING]</c>: folds a listing, or all of them, anew from the whole log.</summary>
public sealed class RebuildCommand(Context context)
{
    private static readonly Argument<string?> Listing = new("LISTING")
    {
        Description = "The listing's name; all of them when left out.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "For machines." };

    public Command Make()
    {
        var rebuild = new Command("rebuild", "Fold listings and snapshots anew from the whole log; readers see the old ones until the new are complete.") { Listing, Json };
        rebuild.SetAction((p, cancel) => Rebuild(p.GetValue(Listing), p.GetValue(Json), cancel));
        return rebuild;
    }

    private async Task<int> Rebuild(string? listing, bool json, CancellationToken cancel)
    {
        var known = NewsroomModel.Listings.Select(l => l.Name).Concat(NewsroomStoreModel.Model.Snapshots.Select(s => s.Name)).ToList();
        if (listing is not null && !known.Contains(listing, StringComparer.Ordinal))
            throw new CommandRefused(ExitCodes.NotFound, $"There is no listing called '{listing}'; there are {string.Join(", ", known)}.");

        await using var newsroom = await CommandStore.Open(context, cancel);
        foreach (var name in listing is null ? known : [listing])
        {
            var last = (Done: 0L, Total: 0L);
            await LongWork.Run(context.Errors, $"Rebuilding {name}", async report =>
                await newsroom.Listings.Rebuild(name, new Tee(p => { last = p; report.Report(p); }), cancel));
            await context.Output.WriteLineAsync(json
                ? JsonSerializer.Serialize(new { name, position = last.Total > 0 ? last.Total : (long?)null }, ApiJson.Options)
                // A snapshot is folded in one go, and never behind.
                : last.Total > 0 ? $"{name}: folded anew up to position {last.Total}" : $"{name}: folded anew");
        }
        return ExitCodes.Done;
    }

    private sealed class Tee(Action<(long Done, long Total)> report) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => report(value);
    }
}
