namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Tells seven languages apart by their function words. A word shared by several counts in parts; without
/// enough of them, or with two languages close to each other, the answer is null.
/// </summary>
internal static class LanguageDetector
{
    private const int MostWords = 4000;
    private const double Fewest = 4;
    private const double SmallestShare = 0.12;
    private const double Lead = 1.5;

    private static readonly string[] Languages = ["fr", "en", "de", "es", "it", "nl", "pt"];

    private static readonly string[] FunctionWords =
    [
        "le la les l un une des du de d et est sont a au aux en dans que qu qui ce cette ces il elle ils elles on ne n pas plus pour par sur avec sans sous mais ou où donc se s son sa ses leur leurs été être avait ont était nous vous je tu c j m y comme aussi après avant entre selon depuis très tout tous même",
        "the of and to in is was were are be been has have had that this these those it its he she they we you i his her their our with for from by at on not but or as an a which who would will could said after before about into than more there when what all if so no",
        "der die das und ist sind war waren ein eine einen einem einer eines den dem des zu zum zur im in von vom mit auf für nicht auch als an es er sie wir ich ihr nach bei aus wie dass wird werden wurde wurden hat haben hatte sich noch nur aber oder über um am durch vor sein seine sehr wenn so kann",
        "el la los las un una unos de del y que en es son era no se por para con su sus lo al a como más pero o este esta estos está están ha han había fue ser también entre sin sobre desde hasta cuando muy ya le les yo tras según donde todo",
        "il lo la i gli le un una uno di del della dei delle e è sono era che in non si per con da dal dalla su sul al alla come più ma o questo questa anche ha hanno stato essere nel nella dopo tra fra quando molto già ci ne se suo sua tutti dei degli agli",
        "de het een en van is zijn was waren dat die dit deze in op te met voor niet aan er om ook als bij uit maar of hij zij ze we je ik naar door over wordt worden werd heeft hebben had nog dan wel geen meer zich hun haar na tot onder zo kan moet",
        "o a os as um uma de do da dos das e é são foi que em no na nos nas não se por para com seu sua seus ao à às como mais mas ou este esta isso está ter tem foram ser também entre sem sobre desde até quando muito já lhe pelo pela depois segundo há",
    ];

    private static readonly Dictionary<string, double[]> Weights = Weigh();

    public static string? Detect(string text)
    {
        var scores = new double[Languages.Length];
        var words = 0;
        foreach (var range in Split(text))
        {
            if (++words > MostWords)
                break;
            if (range.Length > 10 || !Weights.TryGetValue(text.AsSpan(range.Start, range.Length).ToString().ToLowerInvariant(), out var weights))
                continue;
            for (var i = 0; i < scores.Length; i++)
                scores[i] += weights[i];
        }

        var best = Array.IndexOf(scores, scores.Max());
        var second = scores.Where((_, i) => i != best).Max();
        return scores[best] >= Fewest && scores[best] >= SmallestShare * Math.Min(words, MostWords) && scores[best] >= Lead * second
            ? Languages[best]
            : null;
    }

    public static bool IsFunctionWord(ReadOnlySpan<char> word) =>
        word.Length is > 1 and <= 10 && Weights.ContainsKey(word.ToString().ToLowerInvariant());

    private static IEnumerable<(int Start, int Length)> Split(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                yield return (start, i - start);
                start = -1;
            }
        }
    }

    private static Dictionary<string, double[]> Weigh()
    {
        var weights = new Dictionary<string, double[]>();
        for (var language = 0; language < Languages.Length; language++)
        {
            foreach (var word in FunctionWords[language].Split(' '))
            {
                if (!weights.TryGetValue(word, out var shares))
                    weights[word] = shares = new double[Languages.Length];
                shares[language] = 1;
            }
        }

        foreach (var shares in weights.Values)
        {
            var languages = shares.Sum();
            for (var i = 0; i < shares.Length; i++)
                shares[i] /= languages;
        }

        return weights;
    }
}
