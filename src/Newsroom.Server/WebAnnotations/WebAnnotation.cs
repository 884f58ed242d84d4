using System.Text.Json;
using Newsroom.Core.Annotations;

namespace Newsroom.Server.WebAnnotations;

/// <summary>An annotation as it was sent, checked, with what the newsroom understands of it.</summary>
/// <param name="Root">All of it.</param>
public sealed record WebAnnotation(JsonElement Root, WebContent Content, IReadOnlyList<WebTarget> Targets);

/// <summary>One target: what it is, and which part of it.</summary>
/// <param name="Source">IRI.</param>
/// <param name="Part">The body or the headline, where a selector says so; else the whole, one of <see cref="NoteTargets"/>.</param>
/// <param name="Selector">Null for all of the part.</param>
/// <param name="Cached">IRIs of a TimeState's copies (§4.3.1).</param>
/// <param name="SourceDate">When the source was as the annotation takes it; null when nothing is said.</param>
public sealed record WebTarget(string Source, string Part, TextSelector? Selector, IReadOnlyList<string> Cached, DateTimeOffset? SourceDate);
