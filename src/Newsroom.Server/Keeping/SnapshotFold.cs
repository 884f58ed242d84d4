using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Keeping;

/// <summary>What streams of one category tell, to be held against the snapshots by which requests are let in.</summary>
internal interface ISnapshotFold : ILogFold
{
    /// <summary>Name of the snapshot.</summary>
    string Name { get; }

    string? Spoilt { get; }

    int Rows { get; }

    /// <summary>What differs: a line for each document that is missing, too many or other than it must be.</summary>
    Task<List<string>> Compare(Examination examination, CancellationToken cancel);
}

/// <inheritdoc cref="ISnapshotFold"/>
internal sealed class SnapshotFold<TState>(string name) : ISnapshotFold where TState : class, IFold<TState>
{
    public string Name => name;

    private readonly Dictionary<string, TState> states = new(StringComparer.Ordinal);

    public string? Spoilt { get; private set; }

    public int Rows => states.Count;

    public void Spoil(long position, string why) => Spoilt ??= $"position {position}: {why}";

    public void Apply(Recorded recorded)
    {
        if (Spoilt is not null || Streams.CategoryOf(recorded.Stream) != TState.Category) return;
        try
        {
            states[recorded.Subject] = TState.Evolve(states.GetValueOrDefault(recorded.Subject), recorded);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            Spoil(recorded.Position!.Value, failed.Message);
        }
    }

    public async Task<List<string>> Compare(Examination examination, CancellationToken cancel)
    {
        var differing = new List<string>();
        await using var command = examination.Command($"select id, data::text from public.mt_doc_{name}");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetString(0);
            if (!states.Remove(id, out var state)) differing.Add($"{id} is there and should not be");
            else if (CanonicalJson.Hash(JsonSerializer.Serialize(state, KernelJson.Options)) != CanonicalJson.Hash(reader.GetString(1))) differing.Add($"{id} says something else");
        }
        differing.AddRange(states.Keys.Order(StringComparer.Ordinal).Select(id => $"{id} is missing"));
        return differing;
    }
}
