namespace Newsroom.Core.Articles.PlainText;

/// <summary>Classes of characters that the rules share.</summary>
internal static class Characters
{
    public const string Dashes = "-–—―";
    public const string OpeningQuotes = "\"“„«‹‘'‚”";
    public const string ClosingQuotes = "\"”“»›’'‘";
    private const string FullStops = ".。．｡…۔।";

    /// <summary>White space, and the marks that are as invisible: zero-width spaces, joiners, direction marks.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF';

    public static bool IsDash(char c) => Dashes.Contains(c);

    public static bool IsFullStop(char c) => FullStops.Contains(c);

    /// <summary>Ends a sentence: full stops, question and exclamation marks of the scripts that have their own.</summary>
    public static bool IsTerminal(char c) => IsFullStop(c) || "!?！？؟".Contains(c);

    /// <summary>Leaves a sentence open: nobody ends a title with one.</summary>
    public static bool IsOpen(char c) => ",;:、，；：،؛".Contains(c) || IsDash(c);

    public static bool IsCloser(char c) => ClosingQuotes.Contains(c) || c is ')' or ']' or '）' || IsBlank(c);

    /// <summary>The value of a superscript digit, or −1.</summary>
    public static int SuperscriptDigit(char c) => c switch
    {
        '⁰' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        >= '⁴' and <= '⁹' => c - '⁴' + 4,
        _ => -1,
    };
}
