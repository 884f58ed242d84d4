namespace Newsroom.Core.Articles.PlainText;

/// <summary>The shape of a person's name: two to four capitalised words, with particles between them.</summary>
internal static class PersonNames
{
    private const int Longest = 50;

    private static readonly HashSet<string> Particles =
        [.. "de du des d da do dos das del della di la le van von der den ten ter zu zum bin ibn al el y e".Split(' ')];

    private static readonly string[] Joiners = [" and ", " et ", " und ", " y ", " e ", " en ", " & ", ", "];

    /// <summary>One or more names, joined as a byline joins them; at most four.</summary>
    public static bool AreNames(ReadOnlySpan<char> text)
    {
        if (text.Length > 4 * Longest)
            return false;
        string[] names = [text.ToString()];
        foreach (var joiner in Joiners)
            names = names.SelectMany(name => name.Split(joiner)).ToArray();
        return names.Length <= 4 && names.All(name => IsName(name)) || IsName(text);
    }

    public static bool IsName(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is < 4 or > Longest)
            return false;
        int words = 0, full = 0, initials = 0;
        var endsInParticle = false;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.IsEmpty)
                return false;
            endsInParticle = words > 0 && Particles.Contains(FoldedWords.Of(word).Trim());
            if (!endsInParticle)
            {
                if (!IsNameWord(word, out var isInitial))
                    return false;
                full += isInitial ? 0 : 1;
                initials += isInitial ? 1 : 0;
            }

            words++;
        }

        return words is >= 2 and <= 5 && full >= 1 && full + initials >= 2 && !endsInParticle;
    }

    private static bool IsNameWord(ReadOnlySpan<char> word, out bool isInitial)
    {
        isInitial = word.Length == 1 || word[^1] == '.';
        if (!char.IsUpper(word[0]) || (isInitial && word.Length > 4))
            return false;
        foreach (var c in word)
        {
            if (!char.IsLetter(c) && c is not ('-' or '’' or '\'' or '.') && c is not (>= '\u0300' and <= '\u036F'))
                return false;
        }

        return isInitial || word[^1] is not ('-' or '’' or '\'');
    }
}
