namespace Newsroom.Core.Text;

/// <summary>Small numbers for words, so that texts are compared as numbers. Ids count up from 0.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    public int Count => _words.Count;

    public string this[int id] => _words[id];

    public int IdOf(ReadOnlySpan<char> word)
    {
        var lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var id))
            return id;
        var kept = word.ToString();
        _ids.Add(kept, _words.Count);
        _words.Add(kept);
        return _words.Count - 1;
    }
}
