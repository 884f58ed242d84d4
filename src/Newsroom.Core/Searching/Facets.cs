namespace Newsroom.Core.Searching;

/// <summary>
/// What a row is found by beside its words, as lexemes of the same index: a filter and a word are then one question to it. No word
/// begins as they do, since a folded word is letters and digits alone.
/// </summary>
public static class Facets
{
    public static string Of(string name, string value) => $"={name}:{value}";

    /// <summary>The language by whose rules the row's words are stemmed.</summary>
    public static string Language(string language) => Of("l", language);

    public static string State(string state) => Of("state", state);

    /// <summary>Id of the report itself, or of the one that a note is on.</summary>
    public static string Article(string id) => Of("a", id);

    public static string Author(string name) => Of("by", name);

    public static string Tag(string tag) => Of("tag", Annotations.Tags.Fold(tag));

    public static string Motivation(string motivation) => Of("m", motivation);

    public static string Anchor(string state) => Of("anchor", state);

    /// <summary>A kind of change.</summary>
    public static string Changed(string kind) => Of("changed", kind);

    /// <summary>An audience that may read it (<see cref="Kernel.Audience"/>).</summary>
    public static string Audience(string audience) => Of("for", audience);

    public static string Outlet(string outlet) => Of("outlet", outlet);

    /// <summary>The language that the report says it is in.</summary>
    public static string Tagged(string language) => Of("lang", language.ToLowerInvariant());

    public static string Kind(string kind) => Of("kind", kind);
}
