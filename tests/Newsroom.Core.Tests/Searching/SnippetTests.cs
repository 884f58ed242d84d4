using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Searching;

namespace Newsroom.Core.Tests.Searching;

public sealed class SnippetTests
{
    [Fact]
    public void What_matches_is_shown_in_the_text_s_own_characters()
    {
        const string Text = "L’Œuvre des régions";
        Assert.Equal(
            [new("L’", false), new("Œuvre", true), new(" des ", false), new("régions", true)],
            Snippet.Of(Text, SearchText.Folded(Text, "fr"), "l [oeuvre] des [regions]"));
    }

    [Fact]
    public void Of_a_long_text_the_stretch_with_the_most_matches_is_shown()
    {
        var text = $"Un port. {string.Concat(Enumerable.Repeat("Rien de neuf ici. ", 60))}Le port et le port. {string.Concat(Enumerable.Repeat("Rien. ", 60))}";
        var folded = SearchText.Folded(text, "");
        var parts = Snippet.Of(text, folded, folded.Text.Replace("port", "[port]", StringComparison.Ordinal));
        Assert.Equal(2, parts.Count(p => p.Match));
        Assert.InRange(parts.Sum(p => p.Text.Length), 20, 260);
        Assert.Contains(string.Concat(parts.Select(p => p.Text)), text);
    }

    [Fact]
    public void Without_a_match_there_is_none() => Assert.Empty(Snippet.Of("Le port", SearchText.Folded("Le port", ""), "le port"));

    [Fact]
    public void The_pieces_are_a_piece_of_the_text() => Prop.ForAll<string?>(text =>
    {
        var whole = $"{text} mot {text}";
        var folded = SearchText.Folded(whole, "");
        var parts = Snippet.Of(whole, folded, string.Join(' ', folded.Text.Split(' ').Select(w => w == "mot" ? "[mot]" : w)));
        Assert.Contains(parts, p => p is { Text: "mot", Match: true });
        Assert.Contains(string.Concat(parts.Select(p => p.Text)), whole);
    }).QuickCheckThrowOnFailure();
}
