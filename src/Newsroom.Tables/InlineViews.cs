using System.Collections.Concurrent;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Tables;

/// <summary>
/// Folds inline views ahead of the appends that they commit with. The documents of streams that this node has just
/// written are kept in memory; the others are read first.
/// </summary>
/// <remarks>
/// An inline document is keyed by its own stream, so one that was kept at the version that an append expects is what
/// stands in the table, unless the view was rebuilt since. Then its <c>mt_version</c> has changed, the statement that
/// writes it raises <see cref="States.Overtaken"/>, and the append is run again on what it reads.
/// </remarks>
internal sealed class InlineViews
{
    /// <summary>Documents kept in memory for each view, at most.</summary>
    private const int Kept = 8192;

    private readonly InlineView[] inline;
    private readonly Definitions definitions;
    private readonly DatabaseClock clock;

    public InlineViews(IReadOnlyList<IView> views, Definitions definitions, DatabaseClock clock)
    {
        this.definitions = definitions;
        this.clock = clock;
        inline = [.. views.Where(v => v.Kind == ViewKind.Inline).Select(v => new InlineView(v))];
    }

    /// <summary>What goes into the appends' transaction behind them, and the recorded time that the folds have seen.</summary>
    /// <param name="At">One an append; null where no fold has seen it, so that the database may say.</param>
    /// <param name="Folds">What to keep once it is committed.</param>
    public sealed record Prepared(
        DateTimeOffset?[] At, IReadOnlyList<NpgsqlBatchCommand> Writes, IReadOnlyList<InlineFold> Folds);

    /// <summary>The documents are written only where they are still those that the folds began with.</summary>
    /// <param name="connect">Asked for a connection when something has to be read; whoever gives it closes it.</param>
    /// <param name="appends">At most one a stream; a document's append is its place in here, from 1.</param>
    /// <param name="fresh">Read every document: memory has just been proven wrong, or somebody else writes as well.</param>
    /// <param name="recordedAt">The recorded time when it is settled already; null for what the database's clock says.</param>
    public async ValueTask<Prepared> Prepare(
        Func<ValueTask<NpgsqlConnection>> connect, IReadOnlyList<StreamAppend> appends, bool fresh, DateTimeOffset? recordedAt,
        CancellationToken cancel)
    {
        var at = new DateTimeOffset?[appends.Count];
        if (inline.Length == 0) return new(at, [], []);
        if (definitions.AnyOutdated) await definitions.Look(await connect(), cancel);
        var writes = new List<NpgsqlBatchCommand>();
        var folds = Wanted(appends, fresh, writes);
        if (folds.Count == 0) return new(at, writes, []);

        var known = recordedAt ?? clock.Now();
        var missing = folds.Where(f => !f.Known).ToList();
        var now = known is { } time && missing.Count == 0 ? time : await Load(await connect(), missing, cancel);
        if (recordedAt is { } settled) now = settled;
        foreach (var fold in folds)
        {
            at[fold.Place - 1] = now;
            fold.Run(now);
        }
        foreach (var view in folds.GroupBy(f => f.View)) writes.AddRange(view.Key.Writes([.. view]));
        return new(at, writes, folds);
    }

    /// <summary>They are committed: the next appends of these streams need not read them.</summary>
    /// <param name="won">Whether the append at a place, from 1, was written.</param>
    public static void Keep(Prepared prepared, Func<int, bool> won)
    {
        foreach (var fold in prepared.Folds)
        {
            if (won(fold.Place)) fold.View.Keep(fold);
            else fold.View.Forget(fold.Key);
        }
    }

    /// <summary>They were not written, or nobody knows.</summary>
    public static void Forget(Prepared prepared)
    {
        foreach (var fold in prepared.Folds) fold.View.Forget(fold.Key);
    }

    private List<InlineFold> Wanted(IReadOnlyList<StreamAppend> appends, bool fresh, List<NpgsqlBatchCommand> writes)
    {
        var folds = new List<InlineFold>(appends.Count);
        foreach (var view in inline)
        {
            var before = folds.Count;
            for (var place = 1; place <= appends.Count; place++)
            {
                var append = appends[place - 1];
                var first = folds.Count;
                for (var i = 0; i < append.Ids.Length; i++)
                {
                    foreach (var key in view.View.Keys(append.Recorded(i, null, default)))
                    {
                        if (folds.FindIndex(first, f => f.Key == key) < 0) folds.Add(new(view, key, place, append));
                    }
                }
                for (var at = first; at < folds.Count && !fresh; at++) view.Recall(folds[at]);
            }
            if (folds.Count > before && definitions.IsOutdated(view.View))
            {
                folds.RemoveRange(before, folds.Count - before);
                writes.AddRange(Definitions.PassBy(view.View));
            }
        }
        return folds;
    }

    private async Task<DateTimeOffset> Load(NpgsqlConnection connection, List<InlineFold> missing, CancellationToken cancel)
    {
        var views = missing.GroupBy(f => f.View).ToArray();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("select clock_timestamp()"));
        foreach (var view in views)
        {
            batch.BatchCommands.Add(new(view.Key.Load)
            {
                Parameters = { Reading.Array(view.Select(f => f.Key).ToArray(), NpgsqlDbType.Varchar) },
            });
        }
        await batch.PrepareAsync(cancel);

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var now = EventRows.Utc(reader.GetDateTime(0));
        clock.Hear(now);
        foreach (var view in views)
        {
            await reader.NextResultAsync(cancel);
            var found = new Dictionary<string, (string Json, Guid Version)>(StringComparer.Ordinal);
            while (await reader.ReadAsync(cancel)) found[reader.GetString(0)] = (reader.GetString(1), reader.GetGuid(2));
            foreach (var fold in view)
            {
                if (found.TryGetValue(fold.Key, out var stored))
                    fold.Know(JsonSerializer.Deserialize(stored.Json, view.Key.View.DocumentType, KernelJson.Options), stored.Version);
                else
                    fold.Know(null, null);
            }
        }
        return now;
    }

    /// <summary>One document's fold over one append.</summary>
    public sealed class InlineFold(InlineView view, string key, int place, StreamAppend append)
    {
        public InlineView View { get; } = view;
        public string Key { get; } = key;
        public int Place { get; } = place;
        public StreamAppend Append { get; } = append;

        /// <summary>Whether it is known what the fold begins with.</summary>
        public bool Known { get; private set; }

        public object? Document { get; private set; }

        /// <summary>The <c>mt_version</c> that the fold began with; null when there was no document.</summary>
        public Guid? Old { get; private set; }

        public Guid New { get; } = Guid.CreateVersion7();

        public void Know(object? document, Guid? version)
        {
            Document = document;
            Old = version;
            Known = true;
        }

        public void Run(DateTimeOffset at)
        {
            for (var i = 0; i < Append.Ids.Length; i++)
            {
                var recorded = Append.Recorded(i, null, at);
                if (Append.Ids.Length == 1 || View.View.Keys(recorded).Contains(Key, StringComparer.Ordinal))
                    Document = View.View.Evolve(Key, Document, recorded);
            }
        }
    }

    /// <summary>One inline view: its statements and the documents kept in memory.</summary>
    public sealed class InlineView(IView view)
    {
        private readonly ConcurrentDictionary<string, (long StreamVersion, object? Document, Guid? Version)> kept = new(StringComparer.Ordinal);
        private readonly string update = Sql.For("views/update_inline", view.Name);
        private readonly string insert = Sql.For("views/insert_inline", view.Name);
        private readonly string delete = Sql.For("views/delete_inline", view.Name);
        private readonly string absent = Sql.For("views/absent_inline", view.Name);
        private readonly string dotnet = StreamAppend.DotNetName(view.DocumentType);

        public IView View { get; } = view;
        public string Load { get; } = Sql.For("views/load_documents", view.Name);

        public void Recall(InlineFold fold)
        {
            if (fold.Append.Expected == 0) fold.Know(null, null);
            else if (kept.TryGetValue(fold.Key, out var known) && known.StreamVersion == fold.Append.Expected)
                fold.Know(known.Document, known.Version);
        }

        public void Keep(InlineFold fold)
        {
            // Emptied rather than aged: those in use are back after one read each.
            if (kept.Count >= Kept) kept.Clear();
            kept[fold.Key] = (fold.Append.Version, fold.Document, fold.Document is null ? null : fold.New);
        }

        public void Forget(string key) => kept.TryRemove(key, out _);

        public IEnumerable<NpgsqlBatchCommand> Writes(IReadOnlyList<InlineFold> folds)
        {
            var updated = folds.Where(f => f.Old is not null && f.Document is not null).ToArray();
            if (updated.Length > 0)
            {
                yield return Command(update, updated,
                    Reading.Array(Json(updated), NpgsqlDbType.Text), New(updated), Old(updated), Text(dotnet));
            }
            var inserted = folds.Where(f => f.Old is null && f.Document is not null).ToArray();
            if (inserted.Length > 0)
                yield return Command(insert, inserted, Reading.Array(Json(inserted), NpgsqlDbType.Text), New(inserted), Text(dotnet));
            var deleted = folds.Where(f => f.Old is not null && f.Document is null).ToArray();
            if (deleted.Length > 0) yield return Command(delete, deleted, Old(deleted));
            var absent = folds.Where(f => f.Old is null && f.Document is null).ToArray();
            if (absent.Length > 0) yield return Command(this.absent, absent);
        }

        private string[] Json(InlineFold[] folds) =>
            System.Array.ConvertAll(folds, f => JsonSerializer.Serialize(f.Document, View.DocumentType, KernelJson.Options));

        private static NpgsqlParameter New(InlineFold[] folds) =>
            Reading.Array(System.Array.ConvertAll(folds, f => f.New), NpgsqlDbType.Uuid);

        private static NpgsqlParameter Old(InlineFold[] folds) =>
            Reading.Array(System.Array.ConvertAll(folds, f => f.Old!.Value), NpgsqlDbType.Uuid);

        private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Varchar };

        private static NpgsqlBatchCommand Command(string sql, InlineFold[] folds, params ReadOnlySpan<NpgsqlParameter> more)
        {
            var command = new NpgsqlBatchCommand(sql)
            {
                Parameters =
                {
                    Reading.Array(System.Array.ConvertAll(folds, f => f.Place), NpgsqlDbType.Integer),
                    Reading.Array(System.Array.ConvertAll(folds, f => f.Key), NpgsqlDbType.Varchar),
                },
            };
            foreach (var parameter in more) command.Parameters.Add(parameter);
            return command;
        }
    }
}
