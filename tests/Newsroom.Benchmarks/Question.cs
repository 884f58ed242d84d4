namespace Newsroom.Benchmarks;

/// <summary>Something that can be asked of this machine.</summary>
/// <param name="Name">For <c>--only</c>.</param>
/// <param name="Asks">For <c>--list</c>.</param>
/// <param name="Control">Another generator's word on the limit, printed beside the row; null where there is none.</param>
internal sealed record Question(string Name, string Asks, Func<Bench, Task<Answer>> Ask, Func<Bench, Task<string>>? Control = null);
