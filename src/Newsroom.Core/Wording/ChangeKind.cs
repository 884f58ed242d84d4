namespace Newsroom.Core.Wording;

/// <summary>How the words of a passage differ from those that a person had before them. The codes are stored in events and never change.</summary>
public static class ChangeKind
{
    /// <summary>A figure, in digits or words, magnitudes included.</summary>
    public const string Number = "number";

    /// <summary>What a figure counts: a currency, a measure, percent or percentage points.</summary>
    public const string Unit = "unit";

    public const string Date = "date";

    public const string Name = "name";

    public const string Negation = "negation";

    /// <summary>How certain or exact the words are: modality, conditional, «about», «reportedly».</summary>
    public const string Hedge = "hedge";

    /// <summary>Who answers for it.</summary>
    public const string Attribution = "attribution";

    /// <summary>Other words than those of the kinds above.</summary>
    public const string Wording = "wording";

    /// <summary>The same words, set otherwise.</summary>
    public const string Typography = "typography";

    /// <summary>Every kind, in the order in which they are listed.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Number, Unit, Date, Name, Negation, Hedge, Attribution, Wording, Typography];
}
