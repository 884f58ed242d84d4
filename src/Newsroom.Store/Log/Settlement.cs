using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// Finds out what became of an append whose answer was lost. First the server's session that had it is ended, so that
/// nothing of it can still be carried out: neither what it is just doing, nor what lies somewhere in the network. Then the
/// event that stands at (stream, version) tells.
/// </summary>
internal sealed class Settlement(NpgsqlDataSource database, EventTypes types, string node, StoreSettings options)
{
    /// <returns>What was written, or null when it was not and never will be.</returns>
    /// <exception cref="StoreUnavailable">The database did not come back in time; the outcome is not known.</exception>
    public async Task<Appended?> Settle(StreamAppend append, InDoubt doubt)
    {
        var until = DateTime.UtcNow + options.SettleWithin;
        while (true)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
                if (await Ended(connection, doubt.Session)) return await Written(connection, append);
            }
            catch (Exception e) when (States.IsUnavailable(e))
            {
                // A restart takes a moment: again, until the time is up.
            }
            if (DateTime.UtcNow > until)
            {
                throw new StoreUnavailable(
                    "The database went away in the middle of the append, and whether it was written could not be learnt in time.", doubt)
                {
                    OutcomeUnknown = true,
                };
            }
            await Task.Delay(100);
        }
    }

    /// <summary>The session is gone, and with it whatever it had not committed.</summary>
    private async Task<bool> Ended(NpgsqlConnection connection, int session)
    {
        await using var end = new NpgsqlCommand(Sql.Of("append/end_session"), connection);
        end.Parameters.AddWithValue(session);
        end.Parameters.AddWithValue(node);
        return (bool)(await end.ExecuteScalarAsync(CancellationToken.None))!;
    }

    private async Task<Appended?> Written(NpgsqlConnection connection, StreamAppend append)
    {
        await using var read = new NpgsqlCommand(Sql.Of("log/read_stream"), connection);
        read.Parameters.AddWithValue(append.Stream);
        read.Parameters.AddWithValue(append.Version);
        read.Parameters.AddWithValue(long.MaxValue);
        await using var reader = await read.ExecuteReaderAsync(CancellationToken.None);
        var (stream, _) = await EventRows.Stream(reader, types, CancellationToken.None);
        if (stream.Count < append.Version || stream[^1].Id != append.Ids[^1]) return null;
        return new(append.Version, stream[^1].Position!.Value, [.. stream.Skip((int)append.Expected)]);
    }
}
