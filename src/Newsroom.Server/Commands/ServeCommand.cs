using System.CommandLine;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Commands;

/// <summary><c>serve</c>: the newsroom itself, until it is told to stop.</summary>
public sealed class ServeCommand(Context context)
{
    private static readonly Option<bool> NoSeeds = new("--no-seeds") { Description = "Begin with an empty log instead of the seeds." };

    public Command Make()
    {
        var serve = new Command("serve", "Serve the newsroom. This is what no command means, too.");
        AddTo(serve);
        return serve;
    }

    /// <summary>Makes a command serve.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(NoSeeds);
        command.SetAction((parsed, cancel) => Serve(parsed.GetValue(NoSeeds), cancel));
    }

    private async Task<int> Serve(bool noSeeds, CancellationToken cancel)
    {
        var options = context.Options;
        options = options with { ShowsKeys = options.ShowsKeys || Terminal.IsTerminal(context.Output) };
        if (noSeeds) options = options with { SeedsDirectory = null };
        options = await Messaging.WithoutMissingBroker(options, context.Errors, cancel);
        await using var database = await Database.ForServer(options, new Lines(context.Errors), cancel);
        await using var app = Program.Build(options, database);
        await app.StartAsync(cancel);
        Banner.Print(app, context.Output);
        await app.WaitForShutdownAsync(cancel);
        return ExitCodes.Done;
    }

    private sealed class Lines(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }
}
