using AngleSharp.Dom;
using Ganss.Xss;

namespace Newsroom.Server.WebAnnotations;

/// <summary>
/// Bodies in HTML. They are kept as they were sent, and are anybody's: wherever they are shown as HTML, nothing is left of them that
/// runs, loads or is sent anywhere.
/// </summary>
public static class HtmlBodies
{
    /// <summary>Elements are opened at most so often: whoever walks a document walks as deep as it is nested.</summary>
    public const int MaxTags = 1_000;

    private static readonly HtmlSanitizer Sanitizer = Make();

    public static string Sanitised(string html) => Sanitizer.Sanitize(html);

    /// <summary>Its words, without a trace of what is no text.</summary>
    public static string TextOf(string html)
    {
        using var document = Sanitizer.SanitizeDom(html);
        return document.Body?.Text() ?? "";
    }

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer();
        // A picture is a request to somebody else, who learns who reads the note; a form is one that its reader sends.
        foreach (var tag in new[] { "img", "form", "input", "button", "select", "option", "textarea", "style" }) sanitizer.AllowedTags.Remove(tag);
        sanitizer.AllowedAttributes.Remove("style");
        sanitizer.AllowedAttributes.Remove("background");
        return sanitizer;
    }
}
