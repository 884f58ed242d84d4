using System.Text.Json;
using Newsroom.Core.Access;

namespace Newsroom.Core.Archive;

/// <summary>Reads one action of a timeline.</summary>
internal static class ActionReader
{
    public static ArchiveAction Read(JsonElement element, int index)
    {
        var fields = new ActionFields(element, $"timeline[{index}]");
        var name = fields.Text("do");
        var (at, actor) = (fields.Time("at"), fields.Text("actor"));
        if (string.IsNullOrWhiteSpace(actor)) throw fields.Error("has an empty 'actor'.");
        if (ReservedActors.All.Contains(actor)) throw fields.Error($"has the actor '{actor}', as which the newsroom itself acts.");
        // Actions that change a state without words of their own must say why.
        var reason = name is "resolve-note" or "reopen-note" or "withdraw-note" or "withdraw-brief"
            ? fields.Text("reason")
            : fields.Optional("reason");
        var deed = Deed(name, fields, reason);
        fields.Done();
        return new ArchiveAction(index, name, at, actor, reason, deed);
    }

    private static ArchiveDeed Deed(string name, ActionFields f, string? reason) => name switch
    {
        "open-story" => new ArchiveDeed.OpenStory(f.Text("story"), f.Text("title"), f.Text("summary")),
        "file-article" => new ArchiveDeed.FileArticle(
            f.Text("article"), f.Text("outlet"), f.Optional("url"), f.Text("title"), f.Optional("byline"), f.Text("language"),
            f.OptionalTime("published"), f.Text("kind"), f.Path("body")),
        "revise-article" => Revision(f, null),
        "correct-article" => Revision(f, f.Text("notice")),
        "retract-article" => new ArchiveDeed.RetractArticle(
            f.Text("article"), f.Optional("notice") ?? reason ?? throw f.Error("needs a 'notice' or a 'reason'.")),
        "embargo-article" => new ArchiveDeed.EmbargoArticle(f.Text("article"), f.Time("until")),
        "attach-article" => new ArchiveDeed.AttachArticle(f.Text("story"), f.Text("article")),
        "detach-article" => new ArchiveDeed.DetachArticle(f.Text("story"), f.Text("article")),
        "post-note" => new ArchiveDeed.PostNote(
            f.Text("note"), f.Text("article"), f.Number("revision"), f.Text("exact"), f.Optional("prefix"),
            f.Optional("suffix"), f.Text("motivation"), f.Text("body"), f.Texts("tags")),
        "edit-note" => new ArchiveDeed.EditNote(f.Text("note"), f.Text("body"), f.OptionalTexts("tags")),
        "reply-note" => new ArchiveDeed.ReplyNote(f.Text("note"), f.Text("body")),
        "resolve-note" => new ArchiveDeed.ResolveNote(f.Text("note")),
        "reopen-note" => new ArchiveDeed.ReopenNote(f.Text("note")),
        "withdraw-note" => new ArchiveDeed.WithdrawNote(f.Text("note")),
        "draft-brief" => new ArchiveDeed.DraftBrief(f.Text("story"), f.Brief()),
        "publish-brief" => new ArchiveDeed.PublishBrief(f.Text("story"), f.Text("audience")),
        "correct-brief" => new ArchiveDeed.CorrectBrief(f.Text("story"), f.Brief(), f.Text("notice")),
        "withdraw-brief" => new ArchiveDeed.WithdrawBrief(f.Text("story"), reason!),
        "close-story" => new ArchiveDeed.CloseStory(f.Text("story")),
        "reopen-story" => new ArchiveDeed.ReopenStory(f.Text("story")),
        _ => throw f.Error($"does '{name}', which is no action."),
    };

    private static ArchiveDeed Revision(ActionFields f, string? notice) => new ArchiveDeed.ReviseArticle(
        f.Text("article"), f.Path("body"), f.Optional("title"), f.Optional("byline"), f.OptionalTime("published"), notice);
}
