using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>A story begins. Opening it again in the same words is nothing new; in others it is refused.</summary>
/// <param name="Slug">The story's id.</param>
/// <param name="Summary">May be empty.</param>
public sealed record OpenStory(string Slug, string Title, string Summary) : ICommand<Story>
{
    public Decision Decide(Story? state)
    {
        if (!StoryRules.IsSlug(Slug))
        {
            return Decision.Invalid(
                "slug-invalid",
                $"A story's id is words of a–z and 0–9 with single hyphens between them, at most {StoryRules.MaxSlug} characters.",
                "id");
        }
        var refused = TextRules.Check(Title, "title", StoryRules.MaxTitle)
            ?? TextRules.Check(Summary, "summary", StoryRules.MaxSummary, required: false);
        if (refused is not null) return refused;
        var (title, summary) = (Title.Trim(), Summary.Trim());
        if (state is null) return Decision.Accept(new StoryOpened(title, summary));
        return state.Title == title && state.Summary == summary
            ? Decision.Nothing
            : Decision.Conflict("story-exists", $"There is a story {Slug} already: {state.Title}");
    }
}
