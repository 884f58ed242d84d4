using System.Globalization;

namespace Newsroom.Core.Articles.PlainText;

/// <summary>Reads a date at the start of some text, no more precisely than it is written.</summary>
internal static class Dates
{
    // Folded, in full and as commonly cut. What two languages share means the same month in both.
    private static readonly string[] Months =
    [
        "january januar janvier enero gennaio januari janeiro jan janv ene gen",
        "february februar fevrier febrero febbraio februari fevereiro feb fev fevr",
        "march marz maerz mars marzo maart marco mar mrt",
        "april avril abril aprile apr avr abr",
        "may mai mayo maggio mei maio mag",
        "june juni juin junio giugno junho jun giu",
        "july juli juillet julio luglio julho jul juil lug",
        "august aout agosto augustus aug ago",
        "september septembre septiembre settembre setembro sep sept set",
        "october oktober octobre octubre ottobre outubro oct okt ott out",
        "november novembre noviembre novembro nov",
        "december dezember decembre diciembre dicembre dezembro dec dez dic",
    ];

    private static readonly Dictionary<string, int> MonthNumbers =
        Months.SelectMany((names, month) => names.Split(' ').Select(name => (name, month + 1))).ToDictionary(pair => pair.name, pair => pair.Item2);

    private static readonly HashSet<string> Fillers =
        [.. "le am on the el il den der a em op del de of d monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda terca quarta quinta sexta feira".Split(' ')];

    /// <summary>Reads a date that the text begins with, its time of day passed over.</summary>
    /// <param name="text">At most its first 80 characters are looked at.</param>
    /// <param name="dayFirst">How to read 03/04/2024 when both could be a month: true is 3 April, null says the year only.</param>
    /// <param name="length">How many characters the date takes, without white space after it.</param>
    public static PublishedHint? At(ReadOnlySpan<char> text, bool? dayFirst, out int length)
    {
        if (text.Length > 80)
            text = text[..80];
        var date = Numeric(text, dayFirst, out length) ?? InWords(text, out length);
        if (date is not null)
            length += TimeOfDay(text[length..]);
        return date;
    }

    private static PublishedHint? Numeric(ReadOnlySpan<char> text, bool? dayFirst, out int length)
    {
        length = 0;
        var first = Digits(text, 0, 4);
        if (first is 0 or 3)
            return null;
        if (first == 4)
        {
            length = 4;
            var year = Number(text, 0, 4);
            if (!Separated(text, 4, out var month, out var end))
                return EndsHere(text, 4) ? Valid(year, null, null) : null;
            length = end;
            if (!Separated(text, end, out var day, out end) || text[length] != text[4])
                return EndsHere(text, length) ? Valid(year, month, null) : null;
            length = end;
            return EndsHere(text, length) ? Valid(year, month, day) : null;
        }

        var one = Number(text, 0, first);
        if (!Separated(text, first, out var two, out var after) || after >= text.Length || text[after] != text[first] || Digits(text, after + 1, 4) != 4)
            return null;
        length = after + 5;
        var yearLast = Number(text, after + 1, 4);
        if (!EndsHere(text, length))
            return null;
        if (one > 12 || (text[first] == '.' && two <= 12))
            return Valid(yearLast, two, one);
        if (two > 12)
            return Valid(yearLast, one, two);
        return dayFirst is null && one != two
            ? Valid(yearLast, null, null)
            : dayFirst is false ? Valid(yearLast, one, two) : Valid(yearLast, two, one);
    }

    private static PublishedHint? InWords(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        int? year = null, month = null, day = null;
        var at = 0;
        for (var tokens = 0; at < text.Length && tokens < 10; tokens++)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            if (at > start)
            {
                var digits = at - start;
                if (digits == 4 && year is null && month is not null)
                {
                    year = Number(text, start, 4);
                    length = at;
                    break;
                }

                if (digits > 2 || day is not null)
                    return null;
                day = Number(text, start, digits);

                // 1er, 1st, 2nd, 1º and the German stop belong to the number.
                foreach (var suffix in (ReadOnlySpan<string>)["er", "st", "nd", "rd", "th", "º", "."])
                {
                    if (text[at..].StartsWith(suffix, StringComparison.Ordinal))
                    {
                        at += suffix.Length;
                        break;
                    }
                }
            }
            else
            {
                while (at < text.Length && char.IsLetter(text[at]))
                    at++;
                if (at == start)
                    return null;
                var word = FoldedWords.Of(text[start..at]).Trim();
                if (month is null && MonthNumbers.TryGetValue(word, out var number))
                    month = number;
                else if (!Fillers.Contains(word))
                    return null;
            }

            while (at < text.Length && (Characters.IsBlank(text[at]) || text[at] is ',' or '.' or '\'' or '’' or '-'))
                at++;
        }

        return year is null || month is null || !EndsHere(text, length) ? null : Valid(year.Value, month, day);
    }

    private static int TimeOfDay(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (at < text.Length && text[at] is 'T' or ' ')
            at++;
        if (Digits(text, at, 2) == 0)
            return 0;
        at += Digits(text, at, 2);
        if (at + 2 >= text.Length || text[at] is not (':' or 'h') || Digits(text, at + 1, 2) != 2)
            return 0;
        at += 3;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is ':' or '.' or 'Z' or '+'))
            at++;
        return at;
    }

    private static bool Separated(ReadOnlySpan<char> text, int at, out int number, out int end)
    {
        (number, end) = (0, at);
        if (at >= text.Length || text[at] is not ('-' or '/' or '.'))
            return false;
        var digits = Digits(text, at + 1, 2);
        if (digits == 0)
            return false;
        number = Number(text, at + 1, digits);
        end = at + 1 + digits;
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text, int at, int most)
    {
        var count = 0;
        while (count < most && at + count < text.Length && char.IsAsciiDigit(text[at + count]))
            count++;
        return count;
    }

    private static int Number(ReadOnlySpan<char> text, int at, int digits) =>
        int.Parse(text.Slice(at, digits), NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool EndsHere(ReadOnlySpan<char> text, int at) =>
        at == text.Length || !(char.IsLetterOrDigit(text[at]) || text[at] is '-' or '/') || (text[at] == 'T' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));

    private static PublishedHint? Valid(int year, int? month, int? day)
    {
        if (year is < 1900 or > 2099 || month is < 1 or > 12)
            return null;
        return day is < 1 || (day is { } d && d > DateTime.DaysInMonth(year, month!.Value)) ? null : new PublishedHint(year, month, day);
    }
}
