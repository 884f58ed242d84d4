namespace Newsroom.Core.Kernel;

/// <summary>
/// Events of which each replaces the text of the one before it in the stream, so that whoever asks for the present one has no use
/// for those: a store may leave them out of the earlier events, and gives outlines instead.
/// </summary>
/// <param name="Name">Lower case, for tables and triggers.</param>
/// <param name="Events">Storage names; today's alone.</param>
/// <param name="Left">
/// JSON paths (camelCase, dots between) of what an outline leaves out: it is null there. A text leaves its SHA-256 (UTF-8,
/// hexadecimal) behind, under its name with <c>Hash</c> after it.
/// </param>
public sealed record EventOutline(string Name, IReadOnlyList<string> Events, IReadOnlyList<string> Left);
