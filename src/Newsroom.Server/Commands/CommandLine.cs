using System.CommandLine;
using Newsroom.Cluster;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Hosting;
using Newsroom.Server.Keeping;
using Npgsql;

namespace Newsroom.Server.Commands;

/// <summary>
/// The command line: <c>serve</c> (which is what no command means), <c>import</c>, <c>export</c>, <c>replay</c>,
/// <c>rebuild</c>, <c>doctor</c>, <c>backup</c>, <c>restore</c>, <c>keys</c>, <c>messages</c>, <c>dead-letters</c>, <c>health</c>.
/// </summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var errors = Terminal.Visible(Console.Error);
        ServerOptions options;
        try
        {
            options = ServerOptions.From(Settings.OfProcess());
        }
        catch (StartRefused refused)
        {
            await errors.WriteLineAsync(refused.Message);
            return ExitCodes.Refused;
        }
        try
        {
            return await Run(args, Console.Out, errors, options);
        }
        catch (Exception fault)
        {
            // The runtime would print it as it is, whatever texts of others stand in it.
            await errors.WriteLineAsync(fault.ToString());
            return ExitCodes.Failed;
        }
    }

    /// <param name="output">What was asked for.</param>
    /// <param name="errors">What went wrong, and how far long work has come.</param>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors, ServerOptions options, CancellationToken cancel = default)
    {
        (output, errors) = (Terminal.Visible(output), Terminal.Visible(errors));
        var context = new Context(output, errors, options);
        var root = Root(context);
        var parsed = root.Parse(args);
        var invocation = new InvocationConfiguration
        {
            Output = output, Error = errors, EnableDefaultExceptionHandler = false,
            // A signal must not end the process before what it began is finished: two seconds are the parser's own default.
            ProcessTerminationTimeout = options.Drain + NewsroomServer.StopWithin + TimeSpan.FromSeconds(10),
        };
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync(invocation, cancel);
            return ExitCodes.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(invocation, cancel);
        }
        catch (Exception failure) when (Known(failure) is { } code)
        {
            await errors.WriteLineAsync(failure.Message);
            return code;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped.");
            return ExitCodes.Failed;
        }
    }

    private static RootCommand Root(Context context)
    {
        var root = new RootCommand(
            $"""
            Newsroom: everything that happens is an event, and any moment can be asked about.
            Without a command it serves.

            Exit codes: {ExitCodes.Done} done, {ExitCodes.Failed} failed, {ExitCodes.Usage} wrong usage, {ExitCodes.Refused} refused by a rule, {ExitCodes.NotFound} not found, {ExitCodes.Unavailable} no database.
            Environment: ASPNETCORE_URLS, NEWSROOM_DATA, NEWSROOM_SEEDS, NEWSROOM_DRAIN_SECONDS, OTEL_EXPORTER_OTLP_ENDPOINT; and, each
            also as the file that NAME_FILE names: ConnectionStrings__Newsroom, NEWSROOM_DATABASE_PASSWORD, NEWSROOM_ADMIN_KEY, NEWSROOM_RABBITMQ.
            """);
        var serve = new ServeCommand(context);
        serve.AddTo(root);
        root.Subcommands.Add(serve.Make());
        root.Subcommands.Add(new ImportCommand(context).Make());
        root.Subcommands.Add(new ExportCommand(context).Make());
        root.Subcommands.Add(new ReplayCommand(context).Make());
        root.Subcommands.Add(new RebuildCommand(context).Make());
        root.Subcommands.Add(new DoctorCommand(context).Make());
        root.Subcommands.Add(new BackupCommand(context).Make());
        root.Subcommands.Add(new RestoreCommand(context).Make());
        root.Subcommands.Add(new KeysCommand(context).Make());
        root.Subcommands.Add(new GroupsCommand(context).Make());
        root.Subcommands.Add(new MessagesCommand(context).Make());
        root.Subcommands.Add(new DeadLettersCommand(context).Make());
        root.Subcommands.Add(new HealthCommand(context).Make());
        root.Subcommands.Add(new CodegenCommand(context).Make());
        return root;
    }

    /// <summary>The exit code of a failure that has words for people; null for one that is a fault of the program.</summary>
    private static int? Known(Exception failure) => failure switch
    {
        CommandRefused refused => refused.Code,
        StartRefused or ClusterInUseException or StoreInUse or LogNotEmpty or ArchiveInvalid or BackupException => ExitCodes.Refused,
        PositionAhead => ExitCodes.Refused,
        NothingThere or NothingPublic => ExitCodes.NotFound,
        ListingBehind => ExitCodes.Unavailable,
        LogFileDamaged or LogImportRefused or LogExportRefused or LogNotExportable => ExitCodes.Refused,
        NoPostgresException or ClusterStartException or StoreUnavailable or NpgsqlException => ExitCodes.Unavailable,
        _ => null,
    };
}

/// <summary>Where a command writes, and the newsroom that it is about.</summary>
public sealed record Context(TextWriter Output, TextWriter Errors, ServerOptions Options);

/// <summary>A command cannot be carried out, for a reason with words and an exit code.</summary>
public sealed class CommandRefused(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}
