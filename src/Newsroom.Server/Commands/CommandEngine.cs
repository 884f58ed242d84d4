using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Commands;

/// <summary>The newsroom for the time of one command: beside the running server, or alone.</summary>
public sealed class CommandEngine : IAsyncDisposable
{
    private readonly Database database;

    // One run of a command is one cause: a folder of texts belongs together in the log.
    private readonly string run = Guid.NewGuid().ToString("N");

    private readonly ServiceProvider services;

    private CommandEngine(Database database)
    {
        this.database = database;
        services = new ServiceCollection().AddLogging().AddSingleton(Room).AddEventLog().AddDesk().AddAsking().BuildServiceProvider();
    }

    public EngineRoom Room { get; } = new();

    public IEngine Engine => Room.Engine;

    /// <summary>A use case or a question, the same as the server's.</summary>
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <param name="follow">
    /// Whether the command needs views to keep up: alone, it runs them itself; beside a server, that server's go on.
    /// </param>
    /// <param name="alone">Whether nobody else may be at work on the database meanwhile.</param>
    public static async Task<CommandEngine> Open(Context context, CancellationToken cancel, bool follow = false, bool alone = false)
    {
        var opened = new CommandEngine(await Database.ForCommand(context.Options, new Lines(context.Errors), cancel));
        try
        {
            opened.Room.Open(await Engines.Open(opened.database.ConnectionString, null, cancel, alone), opened.database.Reads());
            if (follow) await opened.Engine.Start(cancel);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Who acts: there is no key here, and whoever has the database's files may do anything.</summary>
    public Caller Caller(string? reason = null) =>
        new($"{Environment.UserName} (command line)", reason, run, CausationId: "command/" + run);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Room.Close();
        await database.DisposeAsync();
    }

    private sealed class Lines(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }
}
