using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Wolverine;
using Wolverine.Runtime.Serialization;

namespace Newsroom.Marten;

/// <summary>Envelopes on their way into Wolverine's tables, and from there to this node's queues.</summary>
internal sealed class Sending
{
    private readonly WolverineNode node;
    private readonly IReadOnlyList<Envelope> envelopes;
    private readonly HashSet<Guid> written = [];

    public Sending(WolverineNode node, IReadOnlyList<Envelope> envelopes)
    {
        this.node = node;
        this.envelopes = envelopes;
        var brokered = envelopes.Where(e => e.Destination!.Scheme != "local").ToArray();
        var local = envelopes.Except(brokered).ToArray();
        var statements = new List<SendStatement>();
        if (local.Length > 0)
        {
            statements.Add(new(Receive(local), id => written.Add(id)));
            statements.Add(new(UnlessDead(local), id => written.Remove(id)));
        }
        if (brokered.Length > 0) statements.Add(new(Dispatch(brokered), id => written.Add(id)));
        Statements = statements;
    }

    public IReadOnlyList<SendStatement> Statements { get; }

    /// <summary>Once they are committed: those that are due go to their queues.</summary>
    /// <returns>How many were written, which leaves out those that were there already.</returns>
    public async Task<int> Committed()
    {
        foreach (var envelope in envelopes)
            if (envelope.Status == EnvelopeStatus.Incoming && envelope.OwnerId != 0 && written.Contains(envelope.Id)) await node.Enqueue(envelope);
        return written.Count;
    }

    /// <param name="envelopes">With what they have been tried already.</param>
    public static NpgsqlBatchCommand Receive(IReadOnlyList<Envelope> envelopes) => new(Sql.Of("wolverine/receive"))
    {
        Parameters =
        {
            Reading.Array(envelopes.Select(EnvelopeSerializer.Serialize).ToArray(), NpgsqlDbType.Bytea), Reading.Array(envelopes.Select(e => e.Id).ToArray(), NpgsqlDbType.Uuid),
            Reading.Array(envelopes.Select(e => e.Status.ToString()).ToArray(), NpgsqlDbType.Text), new NpgsqlParameter<int> { TypedValue = envelopes[0].OwnerId },
            Reading.Array(envelopes.Select(e => e.ScheduledTime?.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz),
            Reading.Array(envelopes.Select(e => e.MessageType!).ToArray(), NpgsqlDbType.Text), Reading.Array(envelopes.Select(e => $"{e.Destination}").ToArray(), NpgsqlDbType.Text),
            Reading.Array(envelopes.Select(e => e.Attempts).ToArray(), NpgsqlDbType.Integer),
        },
    };

    private static NpgsqlBatchCommand UnlessDead(IEnumerable<Envelope> envelopes) =>
        new(Sql.Of("wolverine/unless_dead")) { Parameters = { Reading.Array(envelopes.Select(e => e.Id).ToArray(), NpgsqlDbType.Uuid) } };

    private static NpgsqlBatchCommand Dispatch(IReadOnlyList<Envelope> envelopes) => new(Sql.Of("wolverine/dispatch"))
    {
        Parameters =
        {
            Reading.Array(envelopes.Select(EnvelopeSerializer.Serialize).ToArray(), NpgsqlDbType.Bytea), Reading.Array(envelopes.Select(e => e.Id).ToArray(), NpgsqlDbType.Uuid),
            new NpgsqlParameter<int> { TypedValue = envelopes[0].OwnerId },
            Reading.Array(envelopes.Select(e => $"{e.Destination}").ToArray(), NpgsqlDbType.Text), Reading.Array(envelopes.Select(e => e.MessageType!).ToArray(), NpgsqlDbType.Text),
        },
    };
}

/// <summary>One statement of a <see cref="Sending"/>, in a batch of ours or as an operation of a Marten session.</summary>
/// <param name="each">Told of each id that the statement returns.</param>
internal sealed class SendStatement(NpgsqlBatchCommand command, Action<Guid> each) : Statement(command)
{
    public async Task Read(DbDataReader reader, CancellationToken cancel)
    {
        while (await reader.ReadAsync(cancel)) each(reader.GetGuid(0));
    }

    public override Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Read(reader, token);
}
