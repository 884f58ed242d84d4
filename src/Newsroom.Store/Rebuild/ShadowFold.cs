using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Store;

/// <summary>
/// Folds the log into a listing's shadow table, each core its share of the keys, within a budget of memory: rows that
/// were not touched lately are written to the shadow, and taken out again when an event comes for them.
/// </summary>
internal sealed class ShadowFold(NpgsqlDataSource database, IListing listing, long memory)
{
    private static readonly int Parts = Math.Clamp(Environment.ProcessorCount, 1, 8);

    private readonly Part[] parts = [.. Enumerable.Range(0, Parts).Select(_ => new Part(new KeptFold(listing)))];
    private readonly SemaphoreSlim indexing = new(1, 1);
    private bool findable;

    /// <summary>An event for one document.</summary>
    private readonly record struct Touch(string Key, Recorded Recorded);

    private sealed record Part(KeptFold Fold)
    {
        public WrittenKeys Written { get; } = new();
    }

    /// <summary>A run of the log, each part's touches by themselves.</summary>
    public sealed class Run
    {
        private readonly List<Touch>[] touches = [.. Enumerable.Range(0, Parts).Select(_ => new List<Touch>())];

        public Run(IListing listing, List<Recorded> lines)
        {
            Last = lines[^1].Position!.Value;
            Events = lines.Count;
            foreach (var recorded in lines)
                foreach (var key in listing.Keys(recorded))
                    touches[(uint)string.GetHashCode(key, StringComparison.Ordinal) % Parts].Add(new(key, recorded));
        }

        /// <summary>The last position in it.</summary>
        public long Last { get; }

        public int Events { get; }

        internal int Count(int part) => touches[part].Count;

        internal IEnumerable<string> Keys(int part) => touches[part].Select(t => t.Key);

        internal void ApplyTo(KeptFold fold, int part)
        {
            foreach (var touch in touches[part]) fold.Apply(touch.Key, touch.Recorded);
        }
    }

    public Run Sort(List<Recorded> lines) => new(listing, lines);

    /// <summary>Folds on while nobody reads the shadow: all parts at once, each on connections of its own.</summary>
    public Task Apply(Run run, CancellationToken cancel) => Task.WhenAll(
        Enumerable.Range(0, Parts).Where(p => run.Count(p) > 0).Select(p => Task.Run(() => Apply(run, p, null, cancel), cancel)));

    /// <summary>Folds on within the caller's transaction.</summary>
    public async Task Apply(Run run, NpgsqlConnection connection, CancellationToken cancel)
    {
        for (var part = 0; part < Parts; part++)
            if (run.Count(part) > 0) await Apply(run, part, connection, cancel);
    }

    /// <summary>Writes what is still in memory.</summary>
    public Task Flush(CancellationToken cancel) =>
        Task.WhenAll(parts.Select(p => Task.Run(() => Write(p, p.Fold.ReleaseAll(), null, cancel), cancel)));

    /// <inheritdoc cref="Flush(CancellationToken)"/>
    public async Task Flush(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (var part in parts) await Write(part, part.Fold.ReleaseAll(), connection, cancel);
    }

    private async Task Apply(Run run, int number, NpgsqlConnection? connection, CancellationToken cancel)
    {
        var part = parts[number];
        var missing = run.Keys(number).Where(k => !part.Fold.Holds(k) && part.Written.MayHold(k)).Distinct(StringComparer.Ordinal).ToArray();
        if (missing.Length > 0) await Take(part, missing, connection, cancel);
        run.ApplyTo(part.Fold, number);

        var share = memory / Parts;
        if (part.Fold.Weight > share / 2) part.Fold.Mark();
        if (part.Fold.Weight > share) await Write(part, part.Fold.Release(share), connection, cancel);
        else if (part.Fold.EndedWeight > share / 4) await Write(part, [], connection, cancel);
    }

    private async Task Take(Part part, string[] keys, NpgsqlConnection? given, CancellationToken cancel)
    {
        await MakeFindable(cancel);
        var connection = given ?? await database.OpenConnectionAsync(cancel);
        try
        {
            await using var take = new NpgsqlCommand(Sql.For("rebuild/take_kept", listing.Name), connection);
            take.Parameters.Add(new() { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
            await using var reader = await take.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) part.Fold.Take(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3));
        }
        finally
        {
            if (given is null) await connection.DisposeAsync();
        }
    }

    /// <summary>The primary key is made when a document is first looked for: COPY into a table without it is twice as fast.</summary>
    private async Task MakeFindable(CancellationToken cancel)
    {
        if (Volatile.Read(ref findable)) return;
        await indexing.WaitAsync(cancel);
        try
        {
            if (findable) return;
            await using var index = database.CreateCommand($"select newsroom.index_shadow('{ShadowTable.LiveOf(listing)}', true)");
            index.CommandTimeout = 0;
            await index.ExecuteNonQueryAsync(cancel);
            Volatile.Write(ref findable, true);
        }
        finally
        {
            indexing.Release();
        }
    }

    private async Task Write(Part part, IEnumerable<KeptFold.Row> released, NpgsqlConnection? given, CancellationToken cancel)
    {
        var rows = part.Fold.TakeEnded().Concat(Noted(part, released));
        if (given is not null)
        {
            await ListingCopy.Write(given, listing, ShadowTable.Schema, rows, cancel);
            return;
        }
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // The swap's commit waits for the disk, and with it for all that was written before.
        await using (var lazy = new NpgsqlCommand("set local synchronous_commit = off", connection)) await lazy.ExecuteNonQueryAsync(cancel);
        await ListingCopy.Write(connection, listing, ShadowTable.Schema, rows, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static IEnumerable<KeptFold.Row> Noted(Part part, IEnumerable<KeptFold.Row> released)
    {
        foreach (var row in released)
        {
            part.Written.Add(row.Id);
            yield return row;
        }
    }
}
