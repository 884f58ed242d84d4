using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary>A progress bar where a person is watching, silence elsewhere.</summary>
public static class LongWork
{
    public static async Task Run(TextWriter errors, string what, Func<IProgress<(long Done, long Total)>, Task> work)
    {
        if (!Terminal.IsTerminal(errors))
        {
            await work(new Silence());
            return;
        }
        await Terminal.Of(errors).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(what));
                await work(new Bar(task));
                task.Value = task.MaxValue;
            });
    }

    private sealed class Silence : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value)
        {
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
    }
}
