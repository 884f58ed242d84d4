using System.CommandLine;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using Marten;
using Newsroom.Server.Hosting;
using Wolverine;

namespace Newsroom.Server.Commands;

/// <summary>
/// <c>codegen</c>, for whoever works on this program: writes the code around the message handlers, which Wolverine would
/// otherwise make and compile when a node starts. It is kept with the sources.
/// </summary>
public sealed class CodegenCommand(Context context)
{
    public Command Make()
    {
        var folder = new Argument<string>("FOLDER") { Description = "src/Newsroom.Server/Internal/Generated" };
        var codegen = new Command("codegen", "Write the code around the message handlers, after one of them was changed.") { Hidden = true };
        codegen.Arguments.Add(folder);
        codegen.SetAction(async (p, _) => await Write(p.GetRequiredValue(folder)));
        return codegen;
    }

    private async Task<int> Write(string folder)
    {
        // Nothing is connected to: the address is only to be well-formed.
        await using var app = Program.Build(context.Options with { ConnectionString = "Host=localhost" }, Database.Named("Host=localhost"));
        app.Services.GetRequiredService<WolverineOptions>().CodeGeneration.GeneratedCodeOutputPath = Path.GetFullPath(folder);
        DynamicCodeBuilder.WithinCodegenCommand = true;
        try
        {
            new DynamicCodeBuilder(app.Services, [.. app.Services.GetServices<ICodeFileCollection>()])
            {
                ServiceVariableSource = app.Services.GetService<IServiceVariableSource>(),
            }.WriteGeneratedCode(file => context.Output.WriteLine(file));
        }
        finally
        {
            DynamicCodeBuilder.WithinCodegenCommand = false;
        }
        return ExitCodes.Done;
    }
}
