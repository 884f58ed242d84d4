using System.Data.Common;
using System.Globalization;
using Marten.Internal.Operations;
using Marten.Services;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;

namespace Newsroom.Store;

/// <summary>
/// A statement of <c>Newsroom.Tables</c> as an operation of a Marten session: it goes into the session's batch and commits
/// with everything else there.
/// </summary>
internal class Statement(NpgsqlBatchCommand command) : global::Marten.Internal.Operations.IStorageOperation
{
    /// <summary>One that checks what it has written, or anything else, returns a row; the others return none.</summary>
    public static Statement Of(NpgsqlBatchCommand command) =>
        command.CommandText.Contains("newsroom.demand(", StringComparison.Ordinal) ? new Statement(command) : new WithoutRows(command);

    public NpgsqlBatchCommand Command => command;

    public virtual Type DocumentType => typeof(Statement);

    public OperationRole Role() => OperationRole.Other;

    /// <summary>Appends the text piece by piece: the builder numbers its parameters itself.</summary>
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        var text = command.CommandText;
        var done = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != '$' || !char.IsAsciiDigit(text[i + 1])) continue;
            var end = i + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            builder.Append(text[done..i]);
            Append(builder, command.Parameters[int.Parse(text.AsSpan(i + 1, end - i - 1), CultureInfo.InvariantCulture) - 1]);
            done = end;
            i = end - 1;
        }
        builder.Append(text[done..]);
    }

    public virtual Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    private static void Append(ICommandBuilder builder, NpgsqlParameter given)
    {
        var parameter = builder.AppendParameter(given.Value!);
        if (given.NpgsqlDbType != NpgsqlDbType.Unknown) parameter.NpgsqlDbType = given.NpgsqlDbType;
    }
}

/// <summary>One that returns no rows.</summary>
internal class WithoutRows(NpgsqlBatchCommand command) : Statement(command), NoDataReturnedCall;
