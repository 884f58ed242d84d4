namespace Newsroom.Core.Text;

/// <summary>Small numbers for words, so that texts are compared as numbers. Ids count up from 0.</summary>
/// <param name="plain">
/// Whether words that differ in typography alone are one word: NFC and NFD, apostrophes and quotation marks, the separators in a figure.
/// </param>
internal sealed class Vocabulary(bool plain = false)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    public bool IsPlain => plain;

    public int Count => _words.Count;

    public string this[int id] => _words[id];

    public int IdOf(ReadOnlySpan<char> word)
    {
        var lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var id))
            return id;
        var kept = word.ToString();
        var shown = plain ? Plain(kept) : kept;
        if (!_ids.TryGetValue(shown, out id))
        {
            id = _words.Count;
            _words.Add(shown);
            _ids.Add(shown, id);
        }

        _ids[kept] = id;
        return id;
    }

    private static string Plain(string word)
    {
        var shown = PlainTypography.TextOf(word);
        if (shown.Length == 0 || !char.IsAsciiDigit(shown[0]))
            return shown.Length > 0 ? shown : word;
        return shown.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
    }
}
