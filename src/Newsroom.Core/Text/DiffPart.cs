namespace Newsroom.Core.Text;

/// <summary>What became of a piece of text between two revisions.</summary>
public enum DiffOperation
{
    /// <summary>It stands in both.</summary>
    Equal,

    /// <summary>It stands in the later one only.</summary>
    Insert,

    /// <summary>It stands in the earlier one only.</summary>
    Delete,
}

/// <summary>A piece of text and what became of it. The text is never empty.</summary>
public sealed record DiffPart(DiffOperation Operation, string Text);
