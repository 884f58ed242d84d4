using Newsroom.Core.Access;
using Newsroom.Core.Groups;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Messages;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;

namespace Newsroom.Server.Keeping;

/// <summary>
/// Looks at everything that must hold in a newsroom's database and says what does not. It writes nothing: but for the schema,
/// which Marten and Wolverine check themselves, all of it is one read-only transaction, which sees one moment, beside whatever
/// is at work.
/// </summary>
/// <param name="schemas">What each declares tables and functions to be: Marten's store and Wolverine's.</param>
/// <param name="copies">By listing or snapshot: where it holds copies of erasable fields.</param>
public sealed class Doctor(
    NpgsqlDataSource database, StoreModel model, IReadOnlyList<IDatabase> schemas, IReadOnlyDictionary<string, IReadOnlyList<string>> copies)
{
    private const string Rebuild = "Fold it anew: `newsroom rebuild {0}`. The log is what counts; nothing is lost by it.";

    /// <summary>What was found, check by check; none stops at another's failure.</summary>
    /// <param name="report">How far the log is read: position, of the last one.</param>
    public async Task<IReadOnlyList<Finding>> Examine(IProgress<(long Done, long Total)>? report = null, CancellationToken cancel = default)
    {
        await using var examination = await Examination.Begin(database, cancel);
        if (!await examination.One<bool>("select to_regclass('public.mt_events') is not null", cancel))
            return [Finding.Of("schema", Health.Failed, "There is no newsroom in this database.", "`newsroom serve` makes one.")];

        var findings = new List<Finding>();
        await Check("schema", () => Schema(examination, cancel));
        await Check("durability", () => Durability(examination, cancel));
        await Check("import", () => Import(examination, cancel));
        await Check("sequence", () => Sequence(examination, cancel));

        var checkpoints = new Dictionary<string, long>(StringComparer.Ordinal);
        await Check("checkpoints", () => Checkpoints(examination, checkpoints, cancel));
        var folds = model.Listings.Select(listing => new ListingFold(listing, checkpoints.GetValueOrDefault(listing.Name))).ToList();
        ISnapshotFold[] states = [new SnapshotFold<AccessKey>("access_key"), new SnapshotFold<PeopleGroup>("people_group")];
        var pass = new LogPass(model.Events, [.. folds, .. states]);
        await Check("log", async () =>
        {
            await pass.Run(examination, report, cancel);
            return [.. pass.Findings()];
        });
        await Check("streams", () => Streams(examination, cancel));
        await Check("moments", () => Moments(examination, cancel));
        foreach (var fold in folds) await Check($"listing {fold.Listing.Name}", () => Listing(examination, fold, cancel));
        foreach (var snapshot in model.Snapshots) await Check($"snapshot {snapshot.Name}", () => Snapshot(examination, snapshot, states.Single(s => s.Name == snapshot.Name), cancel));
        foreach (var outline in model.Outlines) await Check($"outlines {outline.Name}", () => Outlines(examination, outline, cancel));
        await Check("messages", () => Messages(examination, cancel));
        findings.AddRange(Erasable());
        return findings;

        async Task Check(string name, Func<Task<IReadOnlyList<Finding>>> check) => findings.AddRange(await examination.Check(name, check, cancel));
    }

    private async Task<IReadOnlyList<Finding>> Schema(Examination examination, CancellationToken cancel)
    {
        if (!await examination.One<bool>("select pg_has_role(relowner, 'usage') from pg_class where oid = 'public.mt_events'::regclass", cancel))
        {
            return [Finding.Of("schema", Health.Info, "Not looked at: PostgreSQL shows the constraints of a table to its owner alone.", "Run this as the newsroom's own role.")];
        }
        var wrong = new List<string>();
        foreach (var schema in schemas)
        {
            var migration = await schema.CreateMigrationAsync(cancel);
            wrong.AddRange(migration.Deltas.Where(d => d.Difference != SchemaPatchDifference.None).Select(d => d.Difference switch
            {
                SchemaPatchDifference.Create => $"{d.SchemaObject.Identifier} is missing",
                SchemaPatchDifference.Update => $"{d.SchemaObject.Identifier} lacks something, or has another form",
                _ => $"{d.SchemaObject.Identifier} has a form that no migration mends",
            }));
        }
        return
        [
            wrong.Count == 0
                ? Finding.Of("schema", Health.Ok, "Tables, indexes and functions are those that this newsroom declares.")
                : Finding.Of("schema", Health.Failed, "The schema is not the one that this newsroom declares.",
                    "Stop the newsroom, `delete from newsroom.made`, and start it: it makes what is missing. A column of another type is for a hand that knows why.", wrong),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> Durability(Examination examination, CancellationToken cancel)
    {
        var off = await examination.All(
            "select name || ' is ' || setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by 1",
            r => r.GetString(0), cancel);
        return
        [
            off.Count == 0
                ? Finding.Of("durability", Health.Ok, "PostgreSQL writes to the disk what it says that it has written.")
                : Finding.Of("durability", Health.Warning, "PostgreSQL may forget in a crash what it has acknowledged.", "Set these to on in postgresql.conf, unless this is a copy to play with.", off),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> Import(Examination examination, CancellationToken cancel)
    {
        var unfinished = await examination.All(
            "select format('%s: %s events are in, begun at %s', file, events, started_at) from newsroom.importing", r => r.GetString(0), cancel);
        return unfinished.Count == 0
            ? [Finding.Of("import", Health.Ok, "No import is waiting for its end.")]
            : [Finding.Of("import", Health.Failed, "An import has not come to its end; until then the newsroom does not open.",
                "Run `newsroom import` with the same file again, unless it is running.", unfinished)];
    }

    private static async Task<IReadOnlyList<Finding>> Sequence(Examination examination, CancellationToken cancel)
    {
        var wrong = (await examination.All(Statements.Of("Keeping/doctor_sequence.sql"), Faults, cancel)).SelectMany(f => f).ToList();
        return
        [
            wrong.Count == 0
                ? Finding.Of("sequence", Health.Ok, "Positions are given one by one, above all that were given.")
                : Finding.Of("sequence", Health.Failed, "The sequence of positions is not as it must be: events would be lost to readers, or appends refused.",
                    "Stop the newsroom; `alter sequence public.mt_events_sequence cache 1 increment 1 no cycle`; `select setval('public.mt_events_sequence', max(seq_id)) from public.mt_events`.", wrong),
        ];

        static IReadOnlyList<string> Faults(NpgsqlDataReader row)
        {
            var faults = new List<string>();
            if (row.GetInt64(0) != 1) faults.Add($"it caches {row.GetInt64(0)} positions for each connection");
            if (row.GetInt64(1) != 1) faults.Add($"it goes on by {row.GetInt64(1)}");
            if (row.GetBoolean(2)) faults.Add("it begins again at its end");
            if (row.GetInt64(3) < row.GetInt64(4)) faults.Add($"it is at {row.GetInt64(3)}, behind the event at position {row.GetInt64(4)}");
            return faults;
        }
    }

    private async Task<IReadOnlyList<Finding>> Checkpoints(Examination examination, Dictionary<string, long> known, CancellationToken cancel)
    {
        const string shard = ":All";
        // Whatever was safe when a checkpoint was written is visible to whoever sees the checkpoint.
        var head = await examination.One<long>("select coalesce(max(seq_id), 0) from public.mt_events", cancel);
        var rows = await examination.All("select name, coalesce(last_seq_id, 0) from public.mt_event_progression order by name",
            r => (Name: r.GetString(0), At: r.GetInt64(1)), cancel);
        foreach (var (name, at) in rows.Where(r => r.Name.EndsWith(shard, StringComparison.Ordinal))) known[name[..^shard.Length]] = at;

        var followers = model.Listings.Count > 0 ? model.Subscriptions.Prepend(StoredListings.Shard).ToList() : [.. model.Subscriptions];
        var findings = new List<Finding>();
        // Marten's note of how high positions have been given is no checkpoint: some of them may never have an event.
        // Positions that a failed append, or a crash, took are passed as well; above those nobody can have come.
        var given = await examination.One<long>("select greatest($1, last_value) from public.mt_events_sequence", cancel, head);
        var ahead = rows.Where(r => r.At > given && r.Name != "HighWaterAllocationFence").Select(r => $"{r.Name} is at {r.At}; the log ends at {head}").ToList();
        if (ahead.Count > 0)
        {
            findings.Add(Finding.Of("checkpoints", Health.Failed, "A checkpoint is above the end of the log: what comes next would be passed over.",
                "For a listing: `newsroom rebuild LISTING`. For a subscription: the log has lost its end; restore a backup.", ahead));
        }
        var behind = followers.Where(f => known.GetValueOrDefault(f) < head).Select(f => $"{f} is at {known.GetValueOrDefault(f)}, {head - known.GetValueOrDefault(f)} positions behind").ToList();
        if (behind.Count > 0) findings.Add(Finding.Of("checkpoints", Health.Info, $"Not all have come to the log's end, position {head}. They go on while a server runs.", null, behind));
        if (findings.Count == 0) findings.Add(Finding.Of("checkpoints", Health.Ok, $"Listings and subscriptions have come to the log's end, position {head}."));
        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> Streams(Examination examination, CancellationToken cancel)
    {
        var wrong = await examination.All(Statements.Of("Keeping/doctor_streams.sql"), r => r.GetString(0), cancel);
        return
        [
            wrong.Count == 0
                ? Finding.Of("streams", Health.Ok, "Every stream has its events, every event its stream, and the versions agree.")
                : Finding.Of("streams", Health.Failed, "Streams and events do not belong together.", "Something was written or deleted by hand: restore a backup, or import an export.", wrong),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> Moments(Examination examination, CancellationToken cancel)
    {
        var wrong = await examination.All(Statements.Of("Keeping/doctor_moments.sql"), r => r.GetString(0), cancel);
        return
        [
            wrong.Count == 0
                ? Finding.Of("moments", Health.Ok, "Times are turned into the right positions.")
                : Finding.Of("moments", Health.Failed, "Questions about a past time would be answered as of a wrong position.",
                    "`delete from newsroom.moments; delete from newsroom.moments_done`, both at once: it is made anew.", wrong),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> Outlines(Examination examination, EventOutline outline, CancellationToken cancel)
    {
        var wrong = await examination.All(
            Statements.Of("Keeping/doctor_outlines.sql"), r => r.GetString(0), cancel, outline.Name, outline.Events.ToArray(), outline.Left.ToArray());
        return
        [
            wrong.Count == 0
                ? Finding.Of($"outlines {outline.Name}", Health.Ok, "Each text that was replaced has its outline.")
                : Finding.Of($"outlines {outline.Name}", Health.Failed, "Outlines are not what the log says: a past version would be told wrongly.",
                    $"Stop the newsroom; `drop trigger newsroom_outline_{outline.Name} on public.mt_events`; `delete from newsroom.made`; start it: they are made anew.", wrong),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> Listing(Examination examination, ListingFold fold, CancellationToken cancel)
    {
        var (name, check) = (fold.Listing.Name, $"listing {fold.Listing.Name}");
        if (await Outdated(examination, check, name, fold.Listing.Revision, cancel) is { } outdated) return [outdated];
        var findings = new List<Finding>();
        var broken = await examination.All(Statements.Of("Keeping/doctor_kept.sql").Replace("{name}", name, StringComparison.Ordinal), r => r.GetString(0), cancel);
        if (broken.Count > 0) findings.Add(Finding.Of(check, Health.Failed, "The versions of a row do not follow each other.", RebuildOf(name), broken));
        if (fold.Spoilt is { } why) findings.Add(Spoilt(check, why));
        else
        {
            var rows = fold.Rows;
            var differing = await fold.Compare(examination, cancel);
            if (differing.Count > 0) findings.Add(Finding.Of(check, Health.Failed, "It is not what the log says.", RebuildOf(name), differing));
            if (findings.Count == 0) findings.Add(Finding.Of(check, Health.Ok, $"Its {rows} rows are what a rebuild up to position {fold.UpTo} gives."));
        }
        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> Snapshot(Examination examination, InlineSnapshot snapshot, ISnapshotFold fold, CancellationToken cancel)
    {
        var check = $"snapshot {snapshot.Name}";
        if (await Outdated(examination, check, snapshot.Name, snapshot.Revision, cancel) is { } outdated) return [outdated];
        if (fold.Spoilt is { } why) return [Spoilt(check, why)];
        var rows = fold.Rows;
        var differing = await fold.Compare(examination, cancel);
        return
        [
            differing.Count == 0
                ? Finding.Of(check, Health.Ok, $"Its {rows} documents are what a rebuild gives.")
                : Finding.Of(check, Health.Failed, "It is not what the log says.", RebuildOf(snapshot.Name), differing),
        ];
    }

    private static async Task<Finding?> Outdated(Examination examination, string check, string name, int revision, CancellationToken cancel)
    {
        var revisions = await examination.All("select revision from newsroom.listings where name = $1", r => r.GetInt32(0), cancel, name);
        return revisions is [var stored] && stored != revision
            ? Finding.Of(check, Health.Warning, $"What it holds was folded by revision {stored}; this newsroom has {revision}.", "The next server to start folds it anew.")
            : null;
    }

    private static Finding Spoilt(string check, string why) =>
        Finding.Of(check, Health.Failed, "It cannot be folded, and so not be compared.", "What the check 'event types' says comes first.", [why]);

    private static string RebuildOf(string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rebuild, name);

    private static async Task<IReadOnlyList<Finding>> Messages(Examination examination, CancellationToken cancel)
    {
        var counts = await examination.All(Statements.Of("Messages/counts.sql"), MessageCounts.Read, cancel);
        var (dead, due) = (counts.Sum(c => c.Dead), counts.Sum(c => c.Due));
        var findings = new List<Finding>();
        if (dead > 0) findings.Add(Finding.Of("messages", Health.Warning, $"{dead} messages have failed for good.", "Look at them: `newsroom dead-letters`; and replay them once the cause is gone."));
        if (due > 0) findings.Add(Finding.Of("messages", Health.Info, $"{due} messages are due; a running server handles them."));
        if (findings.Count == 0) findings.Add(Finding.Of("messages", Health.Ok, $"{counts.Sum(c => c.Waiting)} messages wait for their time; none has failed for good."));
        return findings;
    }

    private IEnumerable<Finding> Erasable()
    {
        var fields = model.Events.Erasable().GroupBy(f => f.EventType).Select(g => $"{g.Key}: {string.Join(", ", g.Select(f => f.Path))}").ToList();
        fields.Add($"with every event: {string.Join(", ", ErasableFields.Of(typeof(Metadata)))}");
        yield return new Finding("erasable fields", Health.Info, "What may one day have to be erased stands in these events, by the names under which they are stored.", null, fields);

        var unknown = copies.Keys.Except(model.Listings.Select(l => l.Name).Concat(model.Snapshots.Select(s => s.Name)), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            yield return Finding.Of("erasable copies", Health.Failed, "Copies are listed for what is not there.", "Put the list right: ErasableCopies.", unknown);
        var outlined = model.Outlines.Select(o => (o.Name, Paths: model.Events.Erasable()
            .Where(f => o.Events.Contains(f.EventType, StringComparer.Ordinal) && !o.Left.Any(left => f.Path == left || f.Path.StartsWith(left + ".", StringComparison.Ordinal)))
            .Select(f => f.Path).Distinct(StringComparer.Ordinal).ToList()));
        yield return new Finding("erasable copies", Health.Info, "These listings, snapshots and outlines hold copies of it; to erase it from the log is to make them anew.", null,
            [
                .. copies.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {string.Join(", ", c.Value)}"),
                .. outlined.Where(o => o.Paths.Count > 0).Select(o => $"outlines of a {o.Name}: {string.Join(", ", o.Paths)}"),
            ]);
    }
}
