using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>
/// How much each word of a pair of texts says, and how far two words are from each other. Whole numbers only:
/// what is decided with them is stored for ever and must come out the same on every machine.
/// </summary>
internal sealed class WordLikeness
{
    /// <summary>Distance of words that have nothing to do with each other, in thousandths.</summary>
    public const int Unrelated = 1000;

    private const int OtherSpelling = 100;

    /// <summary>Words further apart than this share a stem at most by chance: «obusiers» is not a form of «obus».</summary>
    private const int OtherForm = 300;
    private const int OtherFigure = 500;
    private const int OtherPunctuation = 500;

    private readonly int[] _weights;
    private readonly string[] _folded;
    private readonly TokenKind[] _kinds;

    /// <summary>First and last letter of the folded words: most pairs of words differ in both.</summary>
    private readonly (char First, char Last)[] _edges;

    /// <summary>Of each word, those of the vocabulary that are near it; found when first asked for.</summary>
    private readonly int[]?[] _related;

    public WordLikeness(WordAlignment alignment)
    {
        var vocabulary = alignment.Vocabulary;
        _weights = new int[vocabulary.Count];
        _folded = new string[vocabulary.Count];
        _kinds = new TokenKind[vocabulary.Count];
        _edges = new (char, char)[vocabulary.Count];
        _related = new int[]?[vocabulary.Count];
        foreach (var tokens in (WordTokens[])[alignment.Before, alignment.After])
        {
            for (var token = 0; token < tokens.Count; token++)
                _kinds[tokens.Ids[token]] = tokens.Kinds[token];
        }

        for (var id = 0; id < vocabulary.Count; id++)
        {
            _weights[id] = WeightOf(vocabulary[id], _kinds[id]);
            _folded[id] = Folding.Fold(vocabulary[id]);
            if (_folded[id].Length > 0)
                _edges[id] = (_folded[id][0], _folded[id][^1]);
        }
    }

    /// <summary>What a word weighs: 1 for punctuation, 2 for words of up to three letters, 6 for a figure, up to 10 for long words.</summary>
    public int Weight(int id) => _weights[id];

    /// <summary>
    /// From 0 (the same) to <see cref="Unrelated"/>: another spelling of the same letters is near, a figure is half-way to
    /// any other (a corrected figure stands in the same slot), words that share most of their letters in front and at the
    /// end («livré», «livrés»; «Belooussov», «Beloussov») are as far as the letters that they do not share.
    /// </summary>
    public int Distance(int a, int b)
    {
        if (a == b)
            return 0;
        if (_kinds[a] != _kinds[b])
            return Unrelated;
        if (_kinds[a] == TokenKind.Number)
            return OtherFigure;
        if (_kinds[a] == TokenKind.Punctuation)
            return OtherPunctuation;
        return _edges[a].First == _edges[b].First || _edges[a].Last == _edges[b].Last
            ? WordDistance(_folded[a], _folded[b])
            : Unrelated;
    }

    public bool IsPunctuation(int id) => _kinds[id] == TokenKind.Punctuation;

    /// <summary>The words that may stand for one to some extent, itself among them; of a punctuation mark none.</summary>
    public int[] Related(int id)
    {
        if (_related[id] is { } known)
            return known;
        var related = new List<int>();
        for (var other = 0; other < _weights.Length && !IsPunctuation(id); other++)
        {
            if (Distance(id, other) < Unrelated)
                related.Add(other);
        }

        return _related[id] = [.. related];
    }

    private static int WordDistance(string a, string b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        if (shorter < 4)
            return shorter > 0 && a == b ? OtherSpelling : Unrelated;
        var first = a.AsSpan().CommonPrefixLength(b);
        var last = 0;
        while (last < shorter - first && a[^(last + 1)] == b[^(last + 1)])
            last++;
        var distance = Unrelated - Unrelated * 2 * (first + last) / (a.Length + b.Length);
        return distance <= OtherForm ? Math.Max(distance, OtherSpelling) : Unrelated;
    }

    private static int WeightOf(string word, TokenKind kind) => kind switch
    {
        TokenKind.Punctuation => 1,
        TokenKind.Number => 6,
        _ => word.Length <= 3 ? 2 : Math.Min(word.Length, 10),
    };
}
