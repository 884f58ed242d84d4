using Newsroom.Core.Access;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Groups;
using Newsroom.Core.Stories;
using Newsroom.Core.Tests.Annotations;
using Newsroom.Core.Tests.Articles;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.History;

/// <summary>A history in which every registered event occurs.</summary>
internal static class SampleHistory
{
    public static void Write(TestLog log)
    {
        var until = TestLog.Start.AddDays(1);
        var first = new Brief("Le pont est fermé", ["Fermé lundi."], ["Pour combien de temps ?"]);
        var second = new Brief("Le pont est fermé", ["Fermé lundi soir."], ["Pour combien de temps ?"]);
        var filed = Notes.Filed(Notes.Body);
        log.Add("key/k", new KeyGranted("camille.roux", "editor", "ab"), new KeyEndSet(until), new KeyRevoked());
        log.Add("story/s", new StoryOpened("Le pont", "Fermé."));
        log.Add("article/a", filed, new ArticleEmbargoed(until), new EmbargoLifted(until, Early: true));
        log.Add("article/b", Samples.Filed with { CopyOf = new CopyOf("a", 1) });
        log.Add("story/s", new ArticleAttached("a"), new ArticleAttached("b"), new ArticleDetached("b"));
        log.Add("annotation/n", Notes.Posted, new AnnotationEdited("assessing", "C'est la préfecture.", ["durée"]));
        log.Add("annotation/n", new AnnotationReplied("r", "Le préfet lui-même."), new AnnotationResolved(), new AnnotationReopened());
        log.Add("annotation/m", Notes.Posted with { Body = "", Tags = [] }, new AnnotationWithdrawn());
        log.Add("story/s", new BriefDrafted(first), new BriefPublished(1, "public", first), new BriefCorrected(1, second, "C'était lundi soir."));
        log.Add("article/a", Notes.Revised(2, Notes.Body.Replace("deux", "trois", StringComparison.Ordinal)));
        var three = Passage.At(log.State<Article>("a")!.Current.Content.Body, 50, 64);
        log.Add("annotation/n", new AnnotationReanchored(2, three, "reworded", 0.5, ["number"]));
        log.Add("annotation/n", new AnnotationBecameAmbiguous(2, [three, Passage.At("Le pont", 0, 2)]), new AnnotationDeclaredOrphaned(2));
        log.Add("annotation/n", new AnnotationAnchorConfirmed(2, three, "placed"));
        log.Add("article/a", new ArticleCorrected(3, Notes.Filed("Le pont est ouvert.").Content, "Il n'a jamais fermé."));
        log.Add("annotation/n", new AnnotationOrphaned(3, "deleted"));
        log.Add("article/b", new ArticleRetracted("Texte repris sans accord."));
        log.Add("story/s", new BriefWithdrawn(1, "Le pont n'a jamais fermé."), new StoryClosed(), new StoryReopened());
        log.Add("group/ports", new GroupCreated("Les ports"), new GroupRenamed("Les quais"), new GroupMemberAdded("odile"), new GroupMemberRemoved("odile"));
        log.Add("annotation/o", Notes.Posted, new AnnotationReplied("r", "Le préfet."), new AnnotationReplyEdited("r", "La préfète.", ["odile"]), new AnnotationReplyWithdrawn("r"));
        log.Add("annotation/o", new AnnotationVisibilityChanged(new(VisibilityKind.Group, "ports")), new AnnotationAssigned(new("odile", null)), new AnnotationUnassigned());
        log.Add("annotation/o", new AnnotationWithdrawn(), new AnnotationRestored("a"));
        log.Add("annotation/w", new AnnotationPostedElsewhere("commenting", "Ailleurs.", [], "{}"), new AnnotationEdited("commenting", "Ailleurs.", [], Document: "[]"));
    }
}
