using Newsroom.Crash.Judging;
using Newsroom.Crash.Ledger;
using Npgsql;

namespace Newsroom.Crash;

/// <summary>
/// Damage done on purpose behind the engine's back, to prove that the judge would see it: with sabotage a run must end with
/// exit code 1.
/// </summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Noticed">The kind of finding that it must lead to.</param>
/// <param name="Do">Statements; <c>$1</c> is the id of the event chosen.</param>
/// <param name="Chosen">Whether the damage can be done to this acknowledged append: it is its stream's last.</param>
public sealed record Sabotage(string Name, string Noticed, string Do, Func<Attempt, bool> Chosen)
{
    private const string TakeLast =
        """
        with gone as (delete from public.mt_events where id = $1 returning stream_id, version)
        update public.mt_streams s set version = gone.version - 1 from gone where s.id = gone.stream_id
        """;

    public static IReadOnlyList<Sabotage> All { get; } =
    [
        // The streams are put in order behind it, so that nothing but the writers' own word shows it.
        new("lost-event", Kinds.Lost, TakeLast, a => a.Events.Count == 1 && a.Expected > 0),
        new("half-append", Kinds.Half, TakeLast, a => a.Events.Count > 1),
        new("duplicate-event", Kinds.Twice,
            """
            with again as (
              insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
              select nextval('public.mt_events_sequence'), id, stream_id, version + 1, data, type, timestamp
              from public.mt_events where id = $1 returning stream_id, version)
            update public.mt_streams s set version = again.version from again where s.id = again.stream_id
            """, _ => true),
        new("stale-inline", Kinds.InlineView,
            "update public.mt_doc_balances set data = jsonb_set(data, '{events}', to_jsonb((data ->> 'events')::int - 1)) where id = (select min(id) from public.mt_doc_balances where $1::uuid is not null)",
            _ => true),
        new("stale-view", Kinds.AsyncView,
            "update public.mt_doc_tallies set data = jsonb_set(data, '{trail}', '1') where id = (select min(id) from public.mt_doc_tallies where $1::uuid is not null)",
            _ => true),
        new("stale-kept", Kinds.KeptView,
            "delete from newsroom.kept_moods where (id, from_position) = (select id, from_position from newsroom.kept_moods where to_position is not null and $1::uuid is not null limit 1)",
            _ => true),
        new("lost-reaction", Kinds.Reaction,
            """
            with gone as (
              delete from public.mt_events where seq_id in (select seq_id from public.mt_events where stream_id = (
                select stream_id from public.mt_events where type = 'answered' and $1::uuid is not null limit 1) order by version desc limit 2)
              returning stream_id, version),
            emptied as (delete from public.mt_streams s using gone where s.id = gone.stream_id and gone.version = 1)
            update public.mt_streams s set version = (select min(version) - 1 from gone) from gone where s.id = gone.stream_id and gone.version > 2
            """, _ => true),
        new("lost-message", Kinds.Message,
            "delete from newsroom.outbox where id = (select id from newsroom.outbox where done_at is null and $1::uuid is not null order by id limit 1)",
            _ => true),
    ];

    public async Task Commit(NpgsqlDataSource database, JournalContents journal)
    {
        var log = await LogRows.Read(database);
        var last = log.Streams.ToDictionary(s => s.Key, s => s.Last().Id, StringComparer.Ordinal);
        var chosen = journal.Appends.First(a => a.Verdict == Verdict.Acknowledged && Chosen(a) && last.GetValueOrDefault(a.Stream) == a.Events[^1].Id);
        await using var command = database.CreateCommand(Do);
        command.Parameters.AddWithValue(chosen.Events[^1].Id);
        await command.ExecuteNonQueryAsync();
    }
}
