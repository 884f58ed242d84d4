using System.Text.Json;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Keeping;

/// <summary>The keys as their streams tell them, to be held against the snapshots by which requests are let in.</summary>
internal sealed class KeyFold : ILogFold
{
    private readonly Dictionary<string, AccessKey> keys = new(StringComparer.Ordinal);

    public string? Spoilt { get; private set; }

    public int Rows => keys.Count;

    public void Spoil(long position, string why) => Spoilt ??= $"position {position}: {why}";

    public void Apply(Recorded recorded)
    {
        if (Spoilt is not null || Streams.CategoryOf(recorded.Stream) != AccessKey.Category) return;
        try
        {
            keys[recorded.Subject] = AccessKey.Evolve(keys.GetValueOrDefault(recorded.Subject), recorded);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            Spoil(recorded.Position!.Value, failed.Message);
        }
    }

    /// <summary>What differs: a line for each document that is missing, too many or other than it must be.</summary>
    public async Task<List<string>> Compare(Examination examination, CancellationToken cancel)
    {
        var differing = new List<string>();
        await using var command = examination.Command("select id, data::text from public.mt_doc_access_key");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetString(0);
            if (!keys.Remove(id, out var key)) differing.Add($"{id} is there and should not be");
            else if (CanonicalJson.Hash(JsonSerializer.Serialize(key, KernelJson.Options)) != CanonicalJson.Hash(reader.GetString(1))) differing.Add($"{id} says something else");
        }
        differing.AddRange(keys.Keys.Order(StringComparer.Ordinal).Select(id => $"{id} is missing"));
        return differing;
    }
}
