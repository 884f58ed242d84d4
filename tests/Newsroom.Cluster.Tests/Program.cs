using System.Runtime.InteropServices;
using Newsroom.Cluster;
using Newsroom.Cluster.Tests;
using Npgsql;

// A newsroom (or a test run) reduced to its database: the process that NewsroomProcess starts, asks and kills.
// It prints "ready" once the database answers, and answers each SQL statement on standard input with one line.

// Some tests take LANG away, from which .NET would otherwise choose how to print an é.
Console.OutputEncoding = System.Text.Encoding.UTF8;
try
{
    await using var cluster = args[0] == NewsroomProcess.Temporary ? null : await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = args[0] });
    var database = cluster?.ConnectionString ?? await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
    // As a server does: Ctrl+C is a request that is answered in good order, not an end.
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
    {
        signal.Cancel = true;
        Console.WriteLine("interrupted");
    });
    Console.WriteLine("ready");
    await using var source = NpgsqlDataSource.Create(database);
    while (await Console.In.ReadLineAsync() is { } sql)
    {
        try
        {
            await using var command = source.CreateCommand(sql);
            Console.WriteLine($"= {await command.ExecuteScalarAsync()}");
        }
        catch (NpgsqlException failure)
        {
            Console.WriteLine($"! {failure.Message}");
        }
    }
    return 0;
}
catch (Exception failure) when (failure is ClusterInUseException or ClusterStartException or NoPostgresException)
{
    Console.WriteLine($"! {failure.GetType().Name}: {failure.Message}");
    return 1;
}
