using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Core.Text;

namespace Newsroom.Core.Wording;

/// <summary>
/// What some words say, sorted by what a change of it would mean: figures with their units, dates, names, negations, hedges,
/// those who answer for it, and the words that are left. Read by the rules of <see cref="Grammar"/>, left to right: each word
/// counts once, as the first thing that it can be.
/// </summary>
internal sealed partial class Statement
{
    /// <summary>How far from a verb or a preposition its source is looked for, in words.</summary>
    private const int SourceReach = 8;

    private readonly Grammar _grammar;
    private readonly List<Token> _tokens;

    private Statement(Grammar grammar, List<Token> tokens) => (_grammar, _tokens) = (grammar, tokens);

    /// <param name="Noun">The word that it counts; null when none follows.</param>
    public sealed record Figure(string Value, string? Noun);

    /// <param name="Words">Of whoever answers, without grammar words; empty for a pronoun.</param>
    /// <param name="Nouns">Those of them that are no names.</param>
    /// <param name="Start">With <paramref name="End"/>, the tokens that name it.</param>
    public sealed record Source(IReadOnlyList<string> Words, IReadOnlyList<string> Nouns, int Start, int End);

    /// <param name="Token">Where it stands.</param>
    public sealed record Name(string Word, int Token);

    public List<Figure> Figures { get; } = [];

    /// <summary>How many articles could stand for the figure 1.</summary>
    public int Ones { get; private set; }

    public List<string> Units { get; } = [];

    public List<string> Dates { get; } = [];

    public List<Name> Names { get; } = [];

    public List<string> Negations { get; } = [];

    public List<string> Hedges { get; } = [];

    public List<Source> Sources { get; } = [];

    /// <summary>The words that are none of these, grammar words among them.</summary>
    public List<string> Rest { get; } = [];

    /// <summary>Question and exclamation marks and quotation marks, which say something too.</summary>
    public string Marks { get; private set; } = "";

    /// <param name="beginsSentence">Whether the first word has its capital, if it has one, from its place.</param>
    public static Statement Of(string words, Grammar grammar, bool beginsSentence)
    {
        var plain = PlainTypography.Of(words, keepLines: true).Text;
        if (grammar == Grammar.English)
            plain = plain.Replace("n't", " not", StringComparison.Ordinal).Replace("cannot", "can not", StringComparison.Ordinal);
        var statement = new Statement(grammar, Tokenised(plain, beginsSentence));
        statement.Read();
        return statement;
    }

    private enum Kind
    {
        Word,
        Figure,
        Mark,
    }

    /// <param name="Lower">In lower case, accents kept.</param>
    /// <param name="Folded">Without accents too.</param>
    /// <param name="Begins">Whether a sentence or a line begins with it.</param>
    /// <param name="Glued">Whether nothing stands between it and the token before.</param>
    private readonly record struct Token(string Text, string Lower, string Folded, Kind Kind, bool Begins, bool Glued)
    {
        public bool IsCapital => Kind == Kind.Word && char.IsUpper(Text[0]);

        public bool IsAcronym => IsCapital && Text.Length > 1 && !Text.Any(char.IsLower);
    }

    // The letters of «U.N.» are one word. Groups of three digits behind spaces or apostrophes are one figure; commas and points are told apart later.
    [GeneratedRegex(@"(?:\p{Lu}\.){2,}|\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*|\S")]
    private static partial Regex Tokens();

    private static List<Token> Tokenised(string plain, bool beginsSentence)
    {
        var tokens = new List<Token>();
        var begins = beginsSentence;
        var end = 0;
        foreach (var match in Tokens().EnumerateMatches(plain))
        {
            var text = plain.Substring(match.Index, match.Length);
            var between = plain.AsSpan(end, match.Index - end);
            begins |= between.Contains('\n');
            var kind = char.IsLetter(text[0]) ? Kind.Word : char.IsAsciiDigit(text[0]) ? Kind.Figure : Kind.Mark;
            var glued = between.IsEmpty && tokens.Count > 0;
            // An apostrophe or a hyphen inside a word parts it in two and says nothing.
            var joins = text is "'" or "-" && glued && end < plain.Length - 1 && char.IsLetter(plain[match.Index - 1])
                && match.Index + 1 < plain.Length && char.IsLetterOrDigit(plain[match.Index + 1]);
            end = match.Index + match.Length;
            if (joins)
                continue;
            if (text.Length > 2 && text[1] == '.' && kind == Kind.Word)
                text = text.Replace(".", "", StringComparison.Ordinal);
            var lower = text.ToLowerInvariant();
            tokens.Add(new Token(text, lower, kind == Kind.Word ? Folding.Fold(text) : lower, kind, begins && kind == Kind.Word, glued));
            begins = kind == Kind.Mark
                ? begins || text is "!" or "?" or ":" or "\"" || (text == "." && !EndsAbbreviation(tokens))
                : begins && kind == Kind.Figure;
        }

        return tokens;
    }

    /// <summary>«M. Un Tel», «Dr. Someone»: a short word with a capital before the point.</summary>
    private static bool EndsAbbreviation(List<Token> tokens) =>
        tokens.Count > 1 && tokens[^2] is { IsCapital: true, Text.Length: <= 3 } && tokens[^1].Glued && !tokens[^2].IsAcronym;

    private void Read()
    {
        for (var i = 0; i < _tokens.Count;)
        {
            var taken = ReadDate(i);
            if (taken == 0)
                taken = ReadFigure(i);
            if (taken == 0)
                taken = ReadSource(i);
            if (taken == 0)
                taken = ReadHedge(i);
            if (taken == 0)
                taken = ReadNegation(i);
            if (taken == 0)
                taken = ReadReport(i);
            if (taken == 0)
                taken = ReadName(i);
            if (taken == 0)
            {
                ReadRest(i);
                taken = 1;
            }

            i += taken;
        }
    }

    private void ReadRest(int i)
    {
        var token = _tokens[i];
        if (token.Kind == Kind.Word)
        {
            if (_grammar.One.Contains(token.Folded))
                Ones++;
            // A currency says something without a figure too: «payés en dollars».
            else if (_grammar.Units.TryGetValue(token.Folded, out var unit) && unit is ['A' or 'C' or 'E' or 'I' or 'J' or 'R' or 'U', _, _])
                Units.Add(unit);
            Rest.Add(token.Lower is "d" or "l" or "n" or "qu" or "c" or "s" or "j" or "m" or "t" ? token.Lower + "e" : token.Lower == "la" ? "le" : token.Lower);
        }
        else if (token.Text is "!" or "?" or "\"")
        {
            Marks += token.Text;
        }
        else if (_grammar.Units.TryGetValue(token.Text, out var symbol))
        {
            Units.Add(symbol);
        }
    }

    private int ReadDate(int i)
    {
        var token = _tokens[i];
        if (token.Kind == Kind.Figure)
        {
            if (Numeric(i) is { } numeric)
            {
                Dates.AddRange(numeric.Split(' '));
                return 5;
            }

            if (Clock(i) is var (time, length))
            {
                Dates.Add(time);
                return length;
            }

            var at = i + 1;
            if (DayOf(token) is { } day)
            {
                if (Is(at, "er", "st", "nd", "rd", "th") && _tokens[at].Glued)
                    at++;
                if (Is(at, "of"))
                    at++;
                if (MonthOf(at) is { } month)
                    return AddDate(day, month, at + 1) - i;
            }

            // «le 19», «on the 19th», and no noun that it could count.
            if (DayOf(token) is { } alone && Is(i - 1, "le", "the"))
            {
                var next = Is(i + 1, "er", "st", "nd", "rd", "th") && _tokens[i + 1].Glued ? i + 2 : i + 1;
                if ((next > i + 1 || Is(i - 1, "le")) && (next >= _tokens.Count || _tokens[next].Kind == Kind.Mark || _grammar.Function.Contains(_tokens[next].Folded)))
                {
                    Dates.Add($"d{alone}");
                    return next - i;
                }
            }

            if (YearOf(i) is { } year && i > 0 && (_grammar.YearCues.Contains(_tokens[i - 1].Folded) || _tokens[i - 1].Text is "(" or "/"
                || (_tokens[i - 1].Text == "-" && i > 1 && YearOf(i - 2) is not null)))
            {
                Dates.Add($"y{year}");
                return 1;
            }

            return 0;
        }

        if (Phrase(_grammar.Days, i) is var (name, words))
        {
            Dates.Add(name);
            var next = i + words;
            if (next < _tokens.Count && _grammar.PartsOfDay.Contains(_tokens[next].Folded))
            {
                Dates.Add(_tokens[next].Folded);
                words++;
            }
            else if (next < _tokens.Count && DayOf(_tokens[next]) is { } day && MonthOf(next + 1) is null)
            {
                Dates.Add($"d{day}");
                words++;
            }

            return words;
        }

        if (MonthOf(i) is { } named)
        {
            var next = i + 1;
            if (next < _tokens.Count && YearOf(next) is null && _grammar.CapitalMonths && DayOf(_tokens[next]) is { } day)
            {
                next++;
                if (Is(next, "st", "nd", "rd", "th") && _tokens[next].Glued)
                    next++;
                return AddDate(day, named, Is(next, ",") && YearOf(next + 1) is not null ? next + 1 : next) - i;
            }

            return AddDate(null, named, next) - i;
        }

        return 0;
    }

    /// <summary>Adds a date whose year may stand at a token; returns where it ends.</summary>
    private int AddDate(int? day, decimal month, int at)
    {
        if (day is not null)
            Dates.Add($"d{day}");
        Dates.Add($"m{month}");
        if (YearOf(at) is not { } year)
            return at;
        Dates.Add($"y{year}");
        return at + 1;
    }

    private static int? DayOf(Token token) =>
        token.Kind == Kind.Figure && token.Text.Length <= 2 && int.Parse(token.Text, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day ? day : null;

    private int? YearOf(int i) =>
        i >= 0 && i < _tokens.Count && _tokens[i] is { Kind: Kind.Figure, Text.Length: 4 } token
        && int.TryParse(token.Text, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 2999 ? year : null;

    /// <summary>«May» and «Mars» are months where a figure or a preposition says so, or where no capital makes them a name.</summary>
    private decimal? MonthOf(int i)
    {
        if (i >= _tokens.Count || !_grammar.Months.TryGetValue(_tokens[i].Folded, out var month))
            return null;
        var token = _tokens[i];
        var beside = (i > 0 && _tokens[i - 1].Kind == Kind.Figure) || (i + 1 < _tokens.Count && _tokens[i + 1].Kind == Kind.Figure)
            || (i > 0 && (_grammar.YearCues.Contains(_tokens[i - 1].Folded) || Is(i - 1, "last", "next", "this", "of", "from", "to")));
        var isName = token.Lower is "may" or "march" or "august" or "mars" or "avril";
        return _grammar.CapitalMonths
            ? token.IsCapital && (!isName || beside) ? month : null
            : !token.IsCapital || token.Begins || beside ? month : null;
    }

    /// <summary>2024-06-19, 19/06/2024: five tokens, said as the words of the same date are.</summary>
    private string? Numeric(int i)
    {
        if (i + 4 >= _tokens.Count || _tokens[i + 1].Text is not ("-" or "/") || _tokens[i + 3].Text != _tokens[i + 1].Text
            || !_tokens[i + 1].Glued || !_tokens[i + 2].Glued || !_tokens[i + 3].Glued || !_tokens[i + 4].Glued)
            return null;
        return YearOf(i) is { } first && DayOf(_tokens[i + 4]) is { } last ? $"d{last} m{_tokens[i + 2].Text.TrimStart('0')} y{first}"
            : YearOf(i + 4) is { } year && DayOf(_tokens[i]) is { } day ? $"d{day} m{_tokens[i + 2].Text.TrimStart('0')} y{year}"
            : null;
    }

    /// <summary>14 h 30, 14:30, 2 p.m.</summary>
    private (string, int)? Clock(int i)
    {
        if (_tokens[i].Text.Length > 2)
            return null;
        var minutes = i + 2 < _tokens.Count && _tokens[i + 2] is { Kind: Kind.Figure, Text.Length: 2 };
        if (Is(i + 1, "h"))
            return minutes ? ($"{_tokens[i].Text}:{_tokens[i + 2].Text}", 3) : ($"{_tokens[i].Text}:00", 2);
        if (Is(i + 1, ":") && minutes && _tokens[i + 1].Glued && _tokens[i + 2].Glued)
            return ($"{_tokens[i].Text}:{_tokens[i + 2].Text}", 3);
        return Is(i + 1, "am", "pm") ? ($"{_tokens[i].Text} {_tokens[i + 1].Folded}", 2)
            : Is(i + 1, "a", "p") && Is(i + 2, ".") && Is(i + 3, "m") ? ($"{_tokens[i].Text} {_tokens[i + 1].Folded}m", 4)
            : null;
    }

    private int ReadFigure(int i)
    {
        var at = i;
        string? unit = null;
        if (_tokens[i].Kind == Kind.Mark && _grammar.Units.TryGetValue(_tokens[i].Text, out var currency) && IsFigure(i + 1))
            (unit, at) = (currency, i + 1);
        var negative = _tokens[at].Text == "-" && IsFigure(at + 1) && _tokens[at + 1].Glued && !_tokens[at].Glued;
        if (negative)
            at++;
        string value;
        var round = false;
        if (IsFigure(at))
        {
            value = _tokens[at].Text;
            var known = Value(value);
            at++;
            if (Is(at, "er", "e", "eme", "st", "nd", "rd", "th", "s") && _tokens[at].Glued)
                at++;
            for (; known is not null && at < _tokens.Count && _tokens[at].Kind == Kind.Word && !IsUnitNotMagnitude(at)
                && _grammar.Magnitudes.TryGetValue(_tokens[at].Folded, out var magnitude); at++)
                known = Times(known.Value, magnitude);
            value = known is { } exact ? Written(exact) : value;
        }
        else if (Worded(at) is var (worded, end, isRound))
        {
            (value, at, round) = (Written(worded), end, isRound);
        }
        else
        {
            return 0;
        }

        if (round)
            AddHedge("about");
        var noun = at;
        unit ??= UnitAt(at, out at);
        if (unit is not null && (Units.Count == 0 || Units[^1] != unit))
            Units.Add(unit);
        for (noun = Math.Max(noun, at); noun < Math.Min(_tokens.Count, at + 3) && _grammar.Function.Contains(_tokens[noun].Folded);)
            noun++;
        Figures.Add(new Figure(negative ? "-" + value : value, noun < _tokens.Count && _tokens[noun].Kind == Kind.Word ? _tokens[noun].Folded : null));
        return at - i;
    }

    private bool IsFigure(int i) => i < _tokens.Count && _tokens[i].Kind == Kind.Figure;

    /// <summary>«12 m» is twelve metres; «12m» in English and «12 M€» are millions.</summary>
    private bool IsUnitNotMagnitude(int i) => _tokens[i].Folded.Length == 1 && !(_tokens[i].Glued && _grammar.CapitalMonths)
        && !(i + 1 < _tokens.Count && _tokens[i + 1] is { Kind: Kind.Mark, Glued: true } mark && _grammar.Units.ContainsKey(mark.Text));

    private string? UnitAt(int at, out int end)
    {
        var i = at < _tokens.Count && _grammar.UnitLinks.Contains(_tokens[at].Folded) ? at + 1 : at;
        if (Phrase(_grammar.Units, i) is var (unit, length))
        {
            end = i + length;
            if (unit == "°" && Is(end, "c", "f", "k") && _tokens[end].Glued)
                return unit + _tokens[end++].Text;
            // Points of percentage are percentage points.
            if (unit == "pp" && _grammar.UnitLinks.Contains(TextAt(end)) && TextAt(end + 1) == "pourcentage")
                end += 2;
            return unit;
        }

        end = at;
        return null;
    }

    private string TextAt(int i) => i >= 0 && i < _tokens.Count ? _tokens[i].Folded : "";

    /// <summary>A number in words from a token on: its value, where it ends, and whether it is a round one.</summary>
    private (decimal Value, int End, bool IsRound)? Worded(int i)
    {
        decimal total = 0, current = 0;
        var (at, end, any, round) = (i, i, false, false);
        if (TextAt(i + 1) == "ministre")
            return null;
        // «un million», «a hundred»: the article counts where a magnitude follows.
        if (_grammar.One.Contains(TextAt(i)) && i + 1 < _tokens.Count && (_grammar.Magnitudes.ContainsKey(TextAt(i + 1)) || _grammar.Round.Contains(TextAt(i + 1))))
            at++;
        for (; at < _tokens.Count && _tokens[at].Kind == Kind.Word; at++)
        {
            var word = _tokens[at].Folded;
            if (_grammar.Magnitudes.TryGetValue(word, out var magnitude) && word.Length > 2)
            {
                if (magnitude == 100)
                    current = Math.Max(1, current) * 100;
                else
                    (total, current) = (total + Math.Max(1, current) * magnitude, 0);
            }
            else if (_grammar.Numbers.TryGetValue(word, out var number))
            {
                if (any && number >= 1 && current % 10 != 0 && !(current == 4 && number == 20))
                    break;
                current = current == 4 && number == 20 ? 80 : current + number;
            }
            else if (any && current >= 20 && _grammar.One.Contains(word) && (at == end || _grammar.Joins.Contains(TextAt(at - 1))))
            {
                current++;
            }
            else if (any && _grammar.Joins.Contains(word) && (_grammar.Numbers.ContainsKey(TextAt(at + 1)) || _grammar.One.Contains(TextAt(at + 1)))
                && (current >= 20 || total > 0))
            {
                continue;
            }
            else if (any && _grammar.UnitLinks.Contains(word) && _grammar.Magnitudes.ContainsKey(TextAt(at + 1)))
            {
                continue;
            }
            else
            {
                break;
            }

            round |= _grammar.Round.Contains(word);
            (any, end) = (true, at + 1);
        }

        return any ? (total + current, end, round) : null;
    }

    /// <summary>What digits say, by the language's separators; where it is not known, by their shape. Null when they are too long.</summary>
    private decimal? Value(string digits)
    {
        var bare = digits.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var last = bare.LastIndexOfAny([',', '.']);
        if (last >= 0)
        {
            var (separator, other) = bare[last] == ',' ? (',', '.') : ('.', ',');
            var groups = bare.Length - last - 1 == 3 && bare.IndexOf(other) < 0;
            var isDecimal = _grammar.DecimalComma switch
            {
                true => separator == ',' ? bare.IndexOf(',') == last : !groups,
                false => separator == '.' ? bare.IndexOf('.') == last : !groups,
                null => !groups || bare.IndexOf(other) >= 0,
            };
            bare = isDecimal ? Without(bare[..last]) + "." + bare[(last + 1)..] : Without(bare);
        }

        return bare.Length <= 20 && decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

        static string Without(string text) => text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
    }

    private static decimal? Times(decimal value, decimal magnitude) => value < decimal.MaxValue / magnitude ? value * magnitude : null;

    private static string Written(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private int ReadSource(int i)
    {
        if (Phrase(_grammar.Sources, i) is not var (_, length))
            return 0;
        var end = i + length;
        var words = new List<string>();
        for (; end < _tokens.Count && end < i + length + SourceReach && _tokens[end].Kind == Kind.Word && !_grammar.Auxiliaries.Contains(_tokens[end].Folded); end++)
            AddContent(words, end);
        Sources.Add(SourceOf(words, i + length, end));
        return length;
    }

    private Source SourceOf(List<string> words, int start, int end) =>
        new(words, words.FindAll(word => _tokens[start..end].Exists(token => token.Folded == word && (!token.IsCapital || token.Begins))), start, end);

    private int ReadReport(int i)
    {
        var token = _tokens[i];
        var denies = _grammar.Denials.Contains(token.Folded);
        if (token.Kind != Kind.Word || token.IsCapital && !token.Begins)
            return 0;
        var auxiliary = i;
        while (auxiliary >= Math.Max(0, i - 3) && !(_tokens[auxiliary].Lower == "a" || _grammar.Auxiliaries.Contains(_tokens[auxiliary].Folded)))
            auxiliary--;
        var hasAuxiliary = _grammar.Auxiliaries.Count > 0 && auxiliary >= Math.Max(0, i - 3) && auxiliary < i;
        var isParticiple = token.Lower.EndsWith("e\u0301", StringComparison.Ordinal) || token.Lower.EndsWith("e\u0301e", StringComparison.Ordinal)
            || token.Lower.EndsWith("e\u0301s", StringComparison.Ordinal);
        var isListed = (denies || _grammar.Reports.Contains(token.Folded)) && (isParticiple ? hasAuxiliary : !_grammar.Determiners.Contains(TextAt(i - 1)));
        // Any verb in a compound tense that goes on with «que»: the class of such verbs is open.
        var goesOn = !isListed && hasAuxiliary && auxiliary == i - 1 && token.Folded.Length > 3 && token.Folded[^1] is 'e' or 'i' or 'u' or 't' or 's'
            && Enumerable.Range(i + 1, 3).Any(next => _grammar.That.Contains(TextAt(next)) && _grammar.DecimalComma == true);
        if (!isListed && !goesOn)
            return 0;
        var start = hasAuxiliary ? auxiliary : i;
        var from = start;
        var words = new List<string>();
        for (; from > 0 && start - from < SourceReach && _tokens[from - 1].Kind == Kind.Word; from--)
            AddContent(words, from - 1);
        var to = start;
        if (words.Count == 0 && from == start)
        {
            // The subject stands behind: «, a déclaré le maire».
            for ((from, to) = (i + 1, i + 1); to < Math.Min(_tokens.Count, i + 5) && _tokens[to].Kind == Kind.Word; to++)
                AddContent(words, to);
        }

        if (denies)
            Negations.Add("denies");
        Sources.Add(SourceOf(words, from, to));
        // The verb is a word as well: another one of its class is another wording.
        Rest.Add(token.Lower);
        return 1;
    }

    private void AddContent(List<string> words, int i)
    {
        if (!_grammar.Function.Contains(_tokens[i].Folded))
            words.Add(_tokens[i].Folded);
    }

    private int ReadHedge(int i)
    {
        if (_grammar.IsConditional(_tokens[i].Lower) || (_tokens[i].Folded == "would" && _grammar.Hedges.ContainsKey("would")))
        {
            // What was said would happen is the past's future, and hedges nothing.
            if (Sources.Count == 0 || !IsReported(i))
                AddHedge(_tokens[i].Folded == "would" ? "would" : "conditional");
            Rest.Add(_tokens[i].Lower);
            return 1;
        }

        if (Phrase(_grammar.Hedges, i) is not var (hedge, length))
            return 0;
        if (hedge[0] == '#')
        {
            hedge = hedge[1..];
            var next = i + length;
            while (next < i + length + 2 && next < _tokens.Count && _grammar.Function.Contains(TextAt(next)) && !_grammar.One.Contains(TextAt(next)))
                next++;
            if (next >= _tokens.Count
                || !(IsFigure(next) || _tokens[next].Kind == Kind.Mark && _grammar.Units.ContainsKey(_tokens[next].Text) || _grammar.One.Contains(TextAt(next)) || Worded(next) is not null))
                return 0;
        }

        AddHedge(hedge);
        return length;
    }

    /// <summary>Whether a verb of saying and its «that» stand before the token in its sentence.</summary>
    private bool IsReported(int i)
    {
        for (var at = i - 1; at >= 0 && !_tokens[at + 1].Begins; at--)
        {
            if (_grammar.That.Contains(_tokens[at].Folded) || (_grammar.CapitalMonths && _grammar.Reports.Contains(_tokens[at].Folded)))
                return true;
        }

        return false;
    }

    private void AddHedge(string hedge)
    {
        if (Hedges.Count == 0 || Hedges[^1] != hedge)
            Hedges.Add(hedge);
    }

    private int ReadNegation(int i)
    {
        if (_grammar.Ne.Contains(_tokens[i].Folded) && _tokens[i].Kind == Kind.Word)
        {
            var around = Enumerable.Range(i - 5, 12).Where(at => at != i && at >= 0 && at < _tokens.Count).Select(TextAt).ToArray();
            if (around.Any(_grammar.Negators.ContainsKey))
                return 1;
            if (Enumerable.Range(i + 1, 6).Any(at => _grammar.That.Contains(TextAt(at))))
                return 0;
            Negations.Add("not");
            return 1;
        }

        if (Phrase(_grammar.Negators, i) is not var (negation, length))
            return 0;
        if (_grammar.NegatorsWithNe.Contains(_tokens[i].Folded)
            && !Enumerable.Range(i - 5, 10).Any(at => _grammar.Ne.Contains(TextAt(at))))
            return 0;
        Negations.Add(negation);
        return length;
    }

    private int ReadName(int i)
    {
        var token = _tokens[i];
        if (!token.IsCapital || _grammar == Grammar.Other || (_grammar.Function.Contains(token.Folded) && !token.IsAcronym))
            return 0;
        if (token.Begins && !token.IsAcronym && !(i + 1 < _tokens.Count && IsNamedAfter(i)) && !_tokens.Any(other => other.Lower == token.Lower && other is { IsCapital: true, Begins: false }))
            return 0;
        Names.Add(new Name(token.Lower, i));
        return 1;
    }

    /// <summary>
    /// Whether the word behind a sentence's first makes that one a name: another name, or a verb, since no bare noun is a
    /// subject in French, and none in the singular in English.
    /// </summary>
    private bool IsNamedAfter(int i)
    {
        var next = _tokens[i + 1];
        if (next.IsCapital && !_grammar.Function.Contains(next.Folded))
            return true;
        return _grammar.CapitalMonths
            ? next.Folded is "has" or "is" or "was" && _tokens[i].Folded[^1] != 's'
            : next.Lower is "a" or "est" or "avait" or "etait" || _grammar.Auxiliaries.Contains(next.Folded) || _grammar.Ne.Contains(next.Folded)
                || _grammar.Reports.Contains(next.Folded) || _grammar.Denials.Contains(next.Folded);
    }

    private bool Is(int i, params ReadOnlySpan<string> words)
    {
        if (i < 0 || i >= _tokens.Count)
            return false;
        foreach (var word in words)
        {
            if (_tokens[i].Folded == word || _tokens[i].Text == word)
                return true;
        }

        return false;
    }

    /// <summary>The longest entry, words joined by _, that stands at a token.</summary>
    private (string Entry, int Length)? Phrase(IReadOnlyDictionary<string, string> phrases, int i)
    {
        for (var length = 4; length > 0; length--)
        {
            if (Joined(i, length) is { } joined && phrases.TryGetValue(joined, out var entry))
                return (entry, length);
        }

        return null;
    }

    private (string Entry, int Length)? Phrase(IReadOnlySet<string> phrases, int i)
    {
        for (var length = 2; length > 0; length--)
        {
            if (Joined(i, length) is { } joined && phrases.Contains(joined))
                return (joined, length);
        }

        return null;
    }

    private string? Joined(int i, int length) =>
        i + length > _tokens.Count ? null
            : length == 1 ? _tokens[i].Folded
            : string.Join('_', _tokens.GetRange(i, length).Select(token => token.Kind == Kind.Mark ? "|" : token.Folded));
}
