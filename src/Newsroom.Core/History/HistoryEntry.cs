namespace Newsroom.Core.History;

/// <summary>One event as the audit trail tells it.</summary>
/// <param name="Line">One line of English for terminals: who did what, with its essentials.</param>
public sealed record HistoryEntry(string Line, IReadOnlyList<Change> Changes);
