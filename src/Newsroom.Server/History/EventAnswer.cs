using Newsroom.Core.Access;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.History;

/// <summary>An event of the log, as it is shown.</summary>
/// <param name="Position">Place in the log; a permalink to the moment just after it.</param>
/// <param name="Version">Place in its stream.</param>
/// <param name="Data">The fact itself.</param>
public sealed record EventAnswer(
    long Position, string Stream, long Version, Guid Id, string Type, DateTimeOffset RecordedAt, string Actor, string? Reason,
    string? CorrelationId, string? CausationId, object Data)
{
    public static EventAnswer Of(Recorded recorded) => new(
        recorded.Position!.Value, recorded.Stream, recorded.Version, recorded.Id, recorded.Type, recorded.At,
        recorded.Metadata.Actor, recorded.Metadata.Reason, recorded.Metadata.CorrelationId, recorded.Metadata.CausationId,
        // Not even an administrator needs what a stolen backup would be searched for.
        recorded.Data switch
        {
            KeyGranted granted => new KeyGrantedAnswer(granted.Name, granted.Role),
            Unreadable unreadable => new UnreadableAnswer(unreadable.Why, unreadable.Json),
            var data => data,
        });
}

/// <summary>A granted key, without its hash.</summary>
public sealed record KeyGrantedAnswer(string Name, string Role);

/// <summary>An event that this program cannot read.</summary>
/// <param name="Stored">Its JSON, as text: it may be damaged.</param>
public sealed record UnreadableAnswer(string Unreadable, string Stored);
