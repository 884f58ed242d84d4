using Newsroom.Crash.Judging;
using Newsroom.Crash.Ledger;
using Npgsql;

namespace Newsroom.Crash;

/// <summary>Damage done on purpose behind the store's back, to a copy of the database, to prove that the judge would see it.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Noticed">The kind of finding that it must lead to.</param>
/// <param name="Choose">What is damaged; null when the damage needs nothing chosen.</param>
/// <param name="OfNewsroom">Whether the server's database is damaged, and not the ledger's.</param>
/// <param name="Do">Statements; <c>$1</c> is what was chosen, if anything was.</param>
public sealed record Sabotage(string Name, string Noticed, Func<LogRows, IReadOnlyList<Attempt>, Guid>? Choose, string Do, bool OfNewsroom = false)
{
    private const string TakeLast =
        """
        with gone as (delete from public.mt_events where id = $1 returning stream_id, version)
        update public.mt_streams s set version = gone.version - 1 from gone where s.id = gone.stream_id
        """;

    public static IReadOnlyList<Sabotage> All { get; } =
    [
        // The streams are put in order behind it, so that nothing but the writers' own word shows it.
        new("lost-event", Kinds.Lost, LastOf(a => a.Events.Count == 1 && a.Expected > 0), TakeLast),
        new("half-append", Kinds.Half, LastOf(a => a.Events.Count > 1), TakeLast),
        new("duplicate-event", Kinds.Twice, LastOf(_ => true),
            """
            with again as (
              insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
              select nextval('public.mt_events_sequence'), id, stream_id, version + 1, data, type, timestamp
              from public.mt_events where id = $1 returning stream_id, version)
            update public.mt_streams s set version = again.version from again where s.id = again.stream_id
            """),
        // As if it had been committed behind the readers: where they had been already.
        new("late-event", Kinds.Reader, LastOf(a => a.Events.Count == 1),
            "update public.mt_events set seq_id = nextval('public.mt_events_sequence') where id = $1"),
        new("stale-inline", Kinds.Snapshot, null,
            $"update public.mt_doc_{Balance.Called} set data = jsonb_set(data, '{{events}}', to_jsonb((data ->> 'events')::int - 1)) where id = (select min(id) from public.mt_doc_{Balance.Called})"),
        new("stale-listing", Kinds.Listing, null,
            $"update newsroom.kept_{TallyListing.Called} set data = jsonb_set(data, '{{trail}}', '1') where id = (select min(id) from newsroom.kept_{TallyListing.Called}) and to_position is null"),
        new("stale-kept", Kinds.Kept, null,
            $"delete from newsroom.kept_{MoodListing.Called} where (id, from_position) = (select id, from_position from newsroom.kept_{MoodListing.Called} where to_position is not null limit 1)"),
        new("stale-book", Kinds.Book, null,
            $"update public.mt_doc_{Book.Called} set data = jsonb_set(data, '{{orders}}', to_jsonb((data ->> 'orders')::int + 1)) where id = (select min(id) from public.mt_doc_{Book.Called})"),
        new("lost-answer", Kinds.Answer, null,
            """
            with gone as (
              delete from public.mt_events where stream_id = (select min(stream_id) from public.mt_events where type = 'answered') returning stream_id)
            delete from public.mt_streams s using gone where s.id = gone.stream_id
            """),
        new("lost-message", Kinds.Message, null,
            "delete from wolverine.wolverine_incoming_envelopes where id = (select id from wolverine.wolverine_incoming_envelopes where status = 'Scheduled' limit 1)"),
        new("unmeant-message", Kinds.Unsent, (_, attempts) => attempts.First(a => a.Message is not null && a.Verdict == Verdict.Conflict).Message!.Id,
            """
            with stream as (insert into public.mt_streams (id, version) values ('handled/' || $1, 1) returning id)
            insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            select nextval('public.mt_events_sequence'), gen_random_uuid(), id, 1, '{"kind": "note"}', 'handled', now() from stream
            """),
        // The first of the two leaves nothing that the second is noticed by.
        new("forgotten-request", Kinds.Request, null, "delete from public.mt_doc_answeredrequest where id = (select min(id) from public.mt_doc_answeredrequest)", OfNewsroom: true),
        // As a repeat makes it that was not known to be one.
        new("doubled-note", Kinds.Note, null,
            """
            with first as (select * from public.mt_events where type = 'annotation_posted' order by seq_id limit 1),
            stream as (insert into public.mt_streams (id, version) select stream_id || 'x', 1 from first returning id)
            insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers, user_name)
            select nextval('public.mt_events_sequence'), gen_random_uuid(), stream.id, 1, data, type, clock_timestamp(), headers, user_name from first, stream
            """, OfNewsroom: true),
    ];

    public async Task Commit(NpgsqlDataSource database, LogRows log, IReadOnlyList<Attempt> attempts)
    {
        await using var command = database.CreateCommand(Do);
        if (Choose is not null) command.Parameters.AddWithValue(Choose(log, attempts));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The last event of an acknowledged append that is its stream's last.</summary>
    private static Func<LogRows, IReadOnlyList<Attempt>, Guid> LastOf(Func<Attempt, bool> chosen) => (log, attempts) =>
    {
        var last = log.Streams.ToDictionary(s => s.Key, s => s.Last().Id, StringComparer.Ordinal);
        return attempts.First(a => a.Verdict == Verdict.Acknowledged && chosen(a) && last.GetValueOrDefault(a.Stream) == a.Events[^1].Id).Events[^1].Id;
    };
}
