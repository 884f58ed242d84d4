using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Keeping;

/// <summary>
/// A listing folded in memory, to be held against what is stored. Rows pass through JSON after each event, as they may when
/// they are stored. Of each version only the hash stays.
/// </summary>
/// <param name="upTo">The last position that the listing has reached.</param>
internal sealed class ListingFold(IListing listing, long upTo) : ILogFold
{
    private readonly Dictionary<string, Life> lives = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, long From), KeptVersion> versions = [];

    private sealed class Life
    {
        public object? Row;
        public string? Json;
        public long Born;
        public long From;
    }

    private readonly record struct KeptVersion(long Born, long? To, UInt128 Hash);

    public IListing Listing => listing;

    public long UpTo => upTo;

    /// <summary>Why it could not be folded to its end; null when it could.</summary>
    public string? Spoilt { get; private set; }

    public void Spoil(long position, string why)
    {
        if (position <= upTo) Spoilt ??= $"position {position}: {why}";
    }

    public void Apply(Recorded recorded)
    {
        var position = recorded.Position!.Value;
        if (Spoilt is not null || position > upTo) return;
        try
        {
            foreach (var key in listing.Keys(recorded)) Apply(key, recorded, position);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            Spoil(position, failed.Message);
        }
    }

    private void Apply(string key, Recorded recorded, long position)
    {
        if (!lives.TryGetValue(key, out var life)) lives[key] = life = new Life();
        var row = listing.Evolve(key, life.Row, recorded);
        var json = row is null ? null : JsonSerializer.Serialize(row, listing.RowType, KernelJson.Options);
        if (string.Equals(json, life.Json, StringComparison.Ordinal)) return;
        if (life.Json is not null) versions[(key, life.From)] = new(life.Born, position, CanonicalJson.Hash(life.Json));
        if (life.Json is null) life.Born = position;
        (life.Json, life.From) = (json, position);
        life.Row = json is null ? null : JsonSerializer.Deserialize(json, listing.RowType, KernelJson.Options);
    }

    /// <summary>How many rows the listing must have.</summary>
    public int Rows => lives.Values.Count(l => l.Json is not null) + versions.Count;

    /// <summary>What differs: a line for each row that is missing, too many or other than it must be.</summary>
    public async Task<List<string>> Compare(Examination examination, CancellationToken cancel)
    {
        foreach (var (id, life) in lives)
            if (life.Json is not null) versions[(id, life.From)] = new(life.Born, null, CanonicalJson.Hash(life.Json));
        var differing = new List<string>();
        await using var command = examination.Command($"select id, born, from_position, to_position, data::text from newsroom.kept_{listing.Name}");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var (id, from) = (reader.GetString(0), reader.GetInt64(2));
            var stored = new KeptVersion(reader.GetInt64(1), reader.IsDBNull(3) ? null : reader.GetInt64(3), CanonicalJson.Hash(reader.GetString(4)));
            if (!versions.Remove((id, from), out var wanted)) differing.Add($"{id} from {from} is there and should not be");
            else if (stored.Hash != wanted.Hash) differing.Add($"{id} from {from} says something else");
            else if (stored != wanted) differing.Add($"{id} from {from} holds to {Text(stored.To)}, born at {stored.Born}, and should to {Text(wanted.To)}, born at {wanted.Born}");
        }
        differing.AddRange(versions.Keys.OrderBy(v => v.Id, StringComparer.Ordinal).ThenBy(v => v.From).Select(v => $"{v.Id} from {v.From} is missing"));
        return differing;

        static string Text(long? to) => to is { } position ? $"{position}" : "now";
    }
}
