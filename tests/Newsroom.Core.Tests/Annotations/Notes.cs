using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;

namespace Newsroom.Core.Tests.Annotations;

/// <summary>A report with a note on it.</summary>
internal static class Notes
{
    public const string Body = "Le pont a été fermé lundi. La préfecture parle de deux semaines de travaux. Le pont est ancien.";

    public static readonly ArticleText Text = new("a", 1, Body);

    public static readonly AnnotationPosted Posted = new(
        "a", 1, Passage.At(Body, 50, 63), "questioning", "Qui le dit ?", ["durée", "travaux"]);

    public static readonly PostAnnotation Post = new(
        Text, "deux semaines", null, null, null, "questioning", "Qui le dit ?", ["durée", "travaux"]);

    public static ArticleFiled Filed(string body) =>
        new("Le Courrier", null, null, new Content("Le pont ferme", null, "fr", null, "report", body, []), null);

    public static ArticleRevised Revised(int revision, string body) => new(revision, Filed(body).Content);
}
