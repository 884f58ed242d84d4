using System.Globalization;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Desk;

/// <summary>Who asks for a change and why, however the request came.</summary>
/// <param name="Actor">Name of the key, the program or the person; recorded with every event.</param>
/// <param name="Reason">In the actor's words; blank is none.</param>
/// <param name="CorrelationId">One value for all that the request sets in motion.</param>
/// <param name="CausationId">The request or the event that is the immediate cause.</param>
/// <param name="Key">By which a repeat of the request is known; null when it will not be repeated.</param>
/// <param name="Colleague">From whom some things may be kept; null for the software, from which nothing is.</param>
public sealed record Caller(
    string Actor, string? Reason = null, string? CorrelationId = null, string? CausationId = null, RequestKey? Key = null, Colleague? Colleague = null)
{
    /// <summary>What is recorded of the request with every event that it causes.</summary>
    public Metadata Metadata => new(
        Actor, CorrelationId, CausationId, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(), Key?.Value, Key?.RequestHash);

    /// <summary>
    /// An id for what the request makes: derived from (actor, method, route, key) when it has a key, so that a repeat finds
    /// what the first one made; otherwise random.
    /// </summary>
    public string NewId() => RequestId ?? Ids.From("random", Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));

    /// <summary>Of (actor, method, route, key): what a repeat of the request is known by. Null when the request has no key.</summary>
    public string? RequestId => Key is { } key ? Ids.From("request", Actor, key.Method, key.Route, key.Value) : null;
}

/// <summary>What tells a repeated request from a new one.</summary>
/// <param name="Value">Chosen by the caller, an actor's own.</param>
/// <param name="Method">With <paramref name="Route"/>, what the key is for: over HTTP, the method and the address, however it was spelt.</param>
/// <param name="RequestHash">Of everything that the request says, to tell a repeat from a reuse of the key.</param>
public sealed record RequestKey(string Value, string Method, string Route, string RequestHash);
