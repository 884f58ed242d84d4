using System.Data.Common;
using JasperFx.Events;
using Marten.Internal.Operations;
using Marten.Services;
using Npgsql;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;

namespace Newsroom.Marten;

/// <summary>
/// One of the statements that both engines share, as an operation of a Marten session: it goes into the session's batch and
/// commits with everything else there.
/// </summary>
internal class Statement(NpgsqlBatchCommand command) : Marten.Internal.Operations.IStorageOperation, NoDataReturnedCall
{
    public virtual Type DocumentType => typeof(Statement);

    public OperationRole Role() => OperationRole.Other;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        // The shared statements number their parameters; the builder would number them where it appends them.
        var text = command.CommandText;
        var from = 0;
        foreach (var (at, length, number) in Places(text))
        {
            builder.Append(text[from..at]);
            var given = command.Parameters[number - 1];
            var parameter = builder.AppendParameter(given.Value!);
            if (given.NpgsqlDbType != NpgsqlTypes.NpgsqlDbType.Unknown) parameter.NpgsqlDbType = given.NpgsqlDbType;
            from = at + length;
        }
        builder.Append(text[from..]);
    }

    public virtual Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    private static IEnumerable<(int At, int Length, int Number)> Places(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != '$' || !char.IsAsciiDigit(text[i + 1])) continue;
            var end = i + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            yield return (i, end - i, int.Parse(text.AsSpan(i + 1, end - i - 1), System.Globalization.CultureInfo.InvariantCulture));
            i = end - 1;
        }
    }
}
