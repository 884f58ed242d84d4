using Npgsql;

namespace Newsroom.Store;

/// <summary>How one node connects: named, and so that neither side waits for ever for one that is gone.</summary>
internal sealed class Connections(string connectionString, string node, StoreSettings options)
{
    /// <summary>
    /// For the server's end of the connection: a client whose machine or network is gone is noticed within half a minute,
    /// and not after the two hours that are TCP's own; until then its session holds its locks. (A Unix socket ignores it.)
    /// </summary>
    private const string ServersKeepAlive = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    /// <summary>
    /// What the store runs is prepared and finds its rows by key: planning it anew for each set of arrays, or compiling
    /// it, costs more than running it.
    /// </summary>
    private const string Planning = "-c plan_cache_mode=force_generic_plan -c jit=off";

    /// <summary>Several nodes share a server that takes a hundred connections unless it is told otherwise.</summary>
    private const int MostPooled = 40;

    /// <summary>A connection string for connections that belong to one owner.</summary>
    public string Direct => Builder().ConnectionString;

    /// <summary>For statements that are soon done, or else will not be.</summary>
    public NpgsqlDataSource Pool()
    {
        var builder = Builder();
        // Nothing is ever set on a session of this pool, so nothing has to be reset between two uses.
        builder.NoResetOnClose = true;
        return Pool(builder);
    }

    /// <summary>
    /// For another's statements that are always the same, prepared by the driver as it meets them again. It loses track of
    /// what is prepared where a batch fails half-way: whoever uses this says so then (<see cref="NpgsqlConnection.UnprepareAll"/>).
    /// </summary>
    public NpgsqlDataSource PreparingPool()
    {
        var builder = Builder();
        builder.NoResetOnClose = true;
        builder.MaxAutoPrepare = 60;
        builder.AutoPrepareMinUsages = 2;
        // A generic plan that was made while a table was empty is kept: an index must look cheap to it from the beginning.
        builder.Options += " -c enable_hashjoin=off -c enable_mergejoin=off -c enable_seqscan=off";
        return Pool(builder);
    }

    /// <summary>For statements that take as long as they take.</summary>
    public NpgsqlDataSource PatientPool()
    {
        var builder = Builder();
        builder.ApplicationName = $"{node} long work";
        builder.CommandTimeout = 0;
        return Pool(builder);
    }

    private static NpgsqlDataSource Pool(NpgsqlConnectionStringBuilder builder)
    {
        builder.MaxPoolSize = Math.Min(builder.MaxPoolSize, MostPooled);
        var pool = new NpgsqlDataSourceBuilder(builder.ConnectionString);
        // By a statement and not in the options: where the server cannot do it, that would refuse the connection.
        pool.UsePhysicalConnectionInitializer(
            static connection =>
            {
                using var command = new NpgsqlCommand(Sql.Of("node/notice_end"), connection);
                command.ExecuteNonQuery();
            },
            static async connection =>
            {
                await using var command = new NpgsqlCommand(Sql.Of("node/notice_end"), connection);
                await command.ExecuteNonQueryAsync();
            });
        return pool.Build();
    }

    private NpgsqlConnectionStringBuilder Builder()
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // Our own words first: whoever set something in the connection string has the last one.
        builder.Options = $"{ServersKeepAlive} {Planning} {builder.Options}".TrimEnd();
        builder.ApplicationName = node;
        builder.MaxAutoPrepare = 0;
        builder.IncludeErrorDetail = true;
        builder.Timezone = "UTC";
        builder.Timeout = Seconds(options.ConnectTimeout);
        builder.CommandTimeout = Seconds(options.CommandTimeout);
        // And for our end, where there is a network; a Unix socket refuses the very option.
        if (!(builder.Host ?? "").Split(',').Any(host => host.TrimStart() is ['/' or '@', ..]))
        {
            builder.TcpKeepAlive = true;
            builder.TcpKeepAliveTime = 10;
            builder.TcpKeepAliveInterval = 5;
        }
        return builder;
    }

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));
}
