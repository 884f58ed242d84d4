namespace Newsroom.Core.Kernel;

/// <summary>Who did it, why, and what it belongs to. Written with every event of one append.</summary>
/// <param name="Actor">Name of the key or of the archive's author that caused the append, or the one under which the newsroom itself acts; erasable.</param>
/// <param name="CorrelationId">One value for all that a request set in motion.</param>
/// <param name="CausationId">The request or the event that was the immediate cause.</param>
/// <param name="Reason">Why, in the actor's words; optional, erasable.</param>
/// <param name="IdempotencyKey">The client's <c>Idempotency-Key</c>, when it sent one.</param>
/// <param name="RequestHash">SHA-256 (hex) of the request that carried the key, to tell a repeat from a reuse.</param>
public sealed record Metadata(
    [property: Erasable] string Actor,
    string? CorrelationId = null,
    string? CausationId = null,
    [property: Erasable] string? Reason = null,
    string? IdempotencyKey = null,
    string? RequestHash = null)
{
    /// <summary>What goes into the <c>headers</c> column: only what is there, in a fixed order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers()
    {
        var headers = new List<KeyValuePair<string, string>>(3);
        if (Reason is not null) headers.Add(new(ReasonHeader, Reason));
        if (IdempotencyKey is not null) headers.Add(new(KeyHeader, IdempotencyKey));
        if (RequestHash is not null) headers.Add(new(HashHeader, RequestHash));
        return headers;
    }

    public const string ReasonHeader = "reason";
    public const string KeyHeader = "idempotency-key";
    public const string HashHeader = "request-hash";
}
