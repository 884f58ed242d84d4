using System.Diagnostics;
using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary>How far long work has come: a bar where a person is watching, now and then a line elsewhere.</summary>
public static class LongWork
{
    /// <summary>Short work says nothing where nobody is watching.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public static async Task Run(TextWriter errors, string what, Func<IProgress<(long Done, long Total)>, Task> work)
    {
        var clock = Stopwatch.StartNew();
        if (!Terminal.IsTerminal(errors))
        {
            await work(new Lines(errors, what, () => clock.Elapsed, Every));
            return;
        }
        await Terminal.Of(errors).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(what));
                await work(new Bar(task, what, clock));
                task.Value = task.MaxValue;
                task.Description = Markup.Escape(what);
            });
    }

    /// <summary>A line at the first report after each so many seconds.</summary>
    public sealed class Lines(TextWriter errors, string what, Func<TimeSpan> elapsed, TimeSpan every) : IProgress<(long Done, long Total)>
    {
        private TimeSpan last;

        public void Report((long Done, long Total) value)
        {
            var now = elapsed();
            if (now - last < every) return;
            last = now;
            errors.WriteLine($"{what}: {new Pace(value.Done, value.Total, now)}");
        }
    }

    private sealed class Bar(ProgressTask task, string what, Stopwatch clock) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
            task.Description = Markup.Escape($"{what}: {new Pace(value.Done, value.Total, clock.Elapsed)}");
        }
    }
}
