using Newsroom.Core.Text;

namespace Newsroom.Core.History;

/// <summary>What one event changed in one field.</summary>
/// <param name="Field">The JSON name.</param>
/// <param name="Before">Null when there was nothing.</param>
/// <param name="After">Null when there is nothing any more.</param>
/// <param name="Words">For a long text: what changed in it, word by word, with what stayed shortened; null for others.</param>
public sealed record Change(string Field, string? Before, string? After, IReadOnlyList<DiffPart>? Words = null);
