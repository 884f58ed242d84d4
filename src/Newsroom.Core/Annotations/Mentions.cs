using System.Text;

namespace Newsroom.Core.Annotations;

/// <summary>Who is called by name in a text: <c>@name</c>, where the name is an actor's.</summary>
public static class Mentions
{
    /// <summary>More than anybody calls at once.</summary>
    public const int Most = 50;

    /// <summary>At signs that are looked at.</summary>
    private const int Looks = 500;

    /// <summary>
    /// Names in the order in which they come first, as the actors are named, whatever the case in which they are written. Where one name
    /// begins like another the longer is meant. An at sign behind a letter or a digit is that of an e-mail address.
    /// </summary>
    /// <returns>Null when nobody is.</returns>
    public static IReadOnlyList<string>? In(string text, IReadOnlySet<string>? actors)
    {
        if (actors is not { Count: > 0 } || !text.Contains('@', StringComparison.Ordinal)) return null;
        var (named, looks) = (new List<string>(), 0);
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && named.Count < Most && looks++ < Looks; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && IsOfName(text, at - 1)) continue;
            var best = actors.Where(name => text.AsSpan(at + 1).StartsWith(name, StringComparison.OrdinalIgnoreCase) && Ends(text, at + 1 + name.Length))
                .OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault();
            if (best is not null && !named.Contains(best, StringComparer.Ordinal)) named.Add(best);
        }
        return named.Count == 0 ? null : named;
    }

    /// <summary>Whether no letter or digit follows, so that the name is not the beginning of another word.</summary>
    private static bool Ends(string text, int at) => at >= text.Length || !IsOfName(text, at);

    private static bool IsOfName(string text, int at)
    {
        var rune = Rune.TryGetRuneAt(text, at, out var whole) ? whole : at > 0 && Rune.TryGetRuneAt(text, at - 1, out var before) ? before : default;
        return Rune.IsLetterOrDigit(rune);
    }
}
