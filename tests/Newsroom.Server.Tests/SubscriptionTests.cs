using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Newsroom.Cluster;
using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Annotations;
using Newsroom.Server.Desk;
using Newsroom.Server.Hosting;
using Npgsql;

namespace Newsroom.Server.Tests;

/// <summary>What an event sets in motion is set in motion, however the event came in and whatever became of its message.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private string database = null!;
    private Served served = null!;
    private Api api = null!;

    public async Task InitializeAsync()
    {
        database = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        var key = ApiKey.New();
        served = await Served.Start(new ServerOptions { DataDirectory = "", ConnectionString = database, AdminKey = key, Urls = "http://127.0.0.1:0" });
        api = new Api(served.Address, key);
    }

    public async Task DisposeAsync()
    {
        api.Dispose();
        await served.Stop();
        await served.DisposeAsync();
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(database);
    }

    [Fact]
    public async Task An_event_that_commits_below_what_the_daemon_has_been_told_of_is_not_passed_over()
    {
        var filed = await api.Filed();
        await served.CaughtUp(filed.Position);
        await using var holder = new NpgsqlConnection(database + ";Pooling=false");
        await holder.OpenAsync();
        await Run(holder, "select pg_advisory_lock(19, 1)");
        await Ask(
            """
            create function test_hold() returns trigger language plpgsql as $hold$
            begin
              perform pg_advisory_xact_lock_shared(19, 1);
              return null;
            end $hold$;
            create constraint trigger test_hold after insert on mt_events deferrable initially deferred
            for each row when (new.type = 'article_embargoed') execute function test_hold();
            """);
        var embargo = api.Post($"/api/articles/{filed.Id}/embargo", new { until = "2099-01-01T00:00:00Z" }, ("If-Match", filed.ETag));
        await Until("select exists (select from pg_locks where locktype = 'advisory' and objsubid = 2 and not granted)");
        await served.Get<KeyGrants>().Grant(ApiKey.New(), "above", Role.Reader, new Caller("test"), default);
        var above = (long)(await Ask("select max(seq_id) from mt_events"))!;

        // Marten's look missed the append that is still open.
        await Ask("update mt_event_progression set last_seq_id = $1 where name = 'HighWaterMark'", above);
        var unready = await UntilReadySays(503);
        Assert.Contains("an append has not ended", unready.Text);

        await Run(holder, "select pg_advisory_unlock(19, 1)");
        (await embargo).Expect(HttpStatusCode.OK);
        await served.CaughtUp(above);
        Assert.Equal(1L, await Ask("select count(*) from wolverine.wolverine_incoming_envelopes where message_type = 'lift-embargo'"));
        await UntilReadySays(200);
    }

    [Fact]
    public async Task A_note_whose_message_is_lost_is_carried_by_the_next_look_at_what_is_pending()
    {
        var filed = await api.Filed();
        await api.Noted(filed.Id);
        await Ask(
            """
            create function test_doom() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
            create trigger test_doom before insert on mt_events for each row when (new.type = 'annotation_reanchored') execute function test_doom();
            """);
        var revised = await api.Revised(filed.Id, Given.Body("Le port est fermé depuis lundi matin."));
        await Until("select exists (select from wolverine.wolverine_incoming_envelopes where message_type = 'carry-notes' and attempts > 0)");
        await Ask("delete from wolverine.wolverine_incoming_envelopes where message_type = 'carry-notes'");
        await Ask("drop trigger test_doom on mt_events");

        var sweep = served.App.Services.GetServices<IHostedService>().OfType<OverdueNotes>().Single();
        Assert.Equal(0, await sweep.Run(DateTimeOffset.UtcNow, default));
        Assert.Equal([filed.Id], (await Pending()).Select(n => n.Article));
        Assert.Equal(1, await sweep.Run(DateTimeOffset.UtcNow.AddHours(1), default));

        await served.CaughtUp(await served.Log.SafeHead());
        Assert.Empty(await Pending());
        Assert.Equal(0, await sweep.Run(DateTimeOffset.UtcNow.AddHours(1), default));

        async Task<IReadOnlyList<PendingNote>> Pending() => await served.Get<PendingNotes>().On([filed.Id], revised.Position, default);
    }

    private async Task<Answer> UntilReadySays(int status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var answer = await api.Get("/health/ready");
            if ((int)answer.Status == status) return answer;
            await Task.Delay(50, patience.Token);
        }
    }

    private async Task Until(string question)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!(bool)(await Ask(question))!) await Task.Delay(50, patience.Token);
    }

    private async Task<object?> Ask(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        return await Run(connection, sql, values);
    }

    private static async Task<object?> Run(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }
}
