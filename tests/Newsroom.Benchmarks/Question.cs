namespace Newsroom.Benchmarks;

/// <summary>Something that can be asked of this machine.</summary>
/// <param name="Name">As it is asked for on the command line.</param>
/// <param name="Asks">For <c>--list</c>.</param>
/// <param name="Control">Another generator's word on the limit, printed under the table; null where there is none.</param>
internal sealed record Question(string Name, string Asks, Func<Bench, Task<IReadOnlyList<Answer>>> Ask, Func<Bench, Task<string>>? Control = null)
{
    public Question(string name, string asks, Func<Bench, Task<Answer>> ask, Func<Bench, Task<string>>? control = null)
        : this(name, asks, async bench => [await ask(bench)], control)
    {
    }
}
