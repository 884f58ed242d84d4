namespace Newsroom.Store.Tests;

/// <summary>
/// Waiting with an end. Nothing is asserted about how long something takes: the limit only turns a test that would hang
/// into one that says what it waited for.
/// </summary>
public static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);

    public static async Task Within(Task task, string what)
    {
        if (await Task.WhenAny(task, Task.Delay(Limit)) != task && !task.IsCompleted) InVain(what);
        await task;
    }

    public static async Task<T> Within<T>(Task<T> task, string what)
    {
        await Within((Task)task, what);
        return await task;
    }

    public static Task Within(ValueTask task, string what) => Within(task.AsTask(), what);

    public static Task<T> Within<T>(ValueTask<T> task, string what) => Within(task.AsTask(), what);

    /// <summary>Looks again and again until the condition holds.</summary>
    public static Task Until(Func<Task<bool>> condition, string what) => Until(condition, () => Task.FromResult(what));

    /// <param name="what">What it waited for and what it found instead; asked only in the end.</param>
    public static async Task Until(Func<Task<bool>> condition, Func<Task<string>> what)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested) InVain(await what());
            await Task.Delay(10);
        }
    }

    private static void InVain(string what) =>
        Assert.Fail($"Waited {Limit.TotalSeconds:0} seconds in vain for {what}.");
}
