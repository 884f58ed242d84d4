namespace Newsroom.Store.Tests;

/// <summary>
/// Makes commits take their time and fail at random, inside COMMIT, so that positions and commits come in every order
/// and leave every kind of gap.
/// </summary>
public sealed class TurbulentCommits : IAsyncDisposable
{
    private readonly TestDatabase database;

    private TurbulentCommits(TestDatabase database) => this.database = database;

    /// <param name="longest">Seconds that an event may hold its commit up, at most.</param>
    /// <param name="failures">The share of events, 0 to 1, that make their transaction fail.</param>
    public static async Task<TurbulentCommits> On(TestDatabase database, double longest, double failures)
    {
        await database.Run(FormattableString.Invariant(
            $$"""
            create function test_turbulence() returns trigger language plpgsql as $turbulence$
            begin
                perform pg_sleep(random() * {{longest}});
                if random() < {{failures}} then raise exception 'a commit that fails at random'; end if;
                return null;
            end $turbulence$;

            create constraint trigger test_turbulence after insert on mt_events
            deferrable initially deferred for each row execute function test_turbulence();
            """));
        return new TurbulentCommits(database);
    }

    public async ValueTask DisposeAsync() => await database.Run("drop function test_turbulence() cascade");
}
