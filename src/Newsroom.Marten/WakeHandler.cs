using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace Newsroom.Marten;

/// <summary>Hands Wolverine's messages to the port's handlers.</summary>
/// <param name="handlers">By message type.</param>
/// <param name="ending">When this engine ends.</param>
internal sealed class WakeHandler(
    IReadOnlyDictionary<string, Core.Kernel.IMessageHandler> handlers, RetryPolicy retries, Func<IEventStore> events,
    NpgsqlDataSource database, ILogger logger, CancellationToken ending) : MessageHandler<Wake>
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<Guid, int> running = [];

    public bool IsRunning(Guid id) => running.ContainsKey(id);

    protected override async Task HandleAsync(Wake message, MessageContext context, CancellationToken cancellation)
    {
        var envelope = context.Envelope!;
        // Read back from its table it is called by its .NET name.
        envelope.MessageType = message.Type;
        // Wolverine has counted this attempt in memory alone.
        if (envelope.Attempts > retries.MaxAttempts)
        {
            envelope.Attempts = retries.MaxAttempts;
            throw Failed(envelope, new TimeoutException(
                $"Attempt {retries.MaxAttempts} never ended: the process, or its connection to the database, was gone before the handler returned."));
        }
        running.AddOrUpdate(envelope.Id, 1, static (_, times) => times + 1);
        try
        {
            await Begin(envelope);
            ending.ThrowIfCancellationRequested();
            var handler = handlers.GetValueOrDefault(message.Type) ?? throw new InvalidOperationException($"There is no handler for '{message.Type}'.");
            await handler.Handle(new Delivery(envelope.Id, message.Type, message.Body, envelope.Attempts), events(), ending);
        }
        catch (Exception e)
        {
            // One that was told to stop has not failed, whatever it says.
            throw e is GivenUp or TakenTwice ? e : ending.IsCancellationRequested ? new GivenUp() : Failed(envelope, e);
        }
        finally
        {
            if (running.AddOrUpdate(envelope.Id, 0, static (_, times) => times - 1) == 0) running.TryRemove(new(envelope.Id, 0));
        }
    }

    /// <summary>
    /// Writes the attempt down before the handler begins: a handler that takes its process with it has had its try. Wolverine's
    /// recovery may take up a message twice, when a look at the table overlaps with the one before: one of the two begins.
    /// </summary>
    private async Task Begin(Envelope envelope)
    {
        for (var inDoubt = false; ; inDoubt = true)
        {
            if (ending.IsCancellationRequested) throw new GivenUp(counted: false);
            try
            {
                await using var begin = database.CreateCommand(Sql.Of("wolverine/begin"));
                begin.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = envelope.Id });
                begin.Parameters.Add(Reading.Of(envelope.Attempts));
                // When an answer was lost it may be this very copy that has counted: better begun twice than not at all.
                if (await begin.ExecuteNonQueryAsync(CancellationToken.None) == 0 && !inDoubt) throw new TakenTwice();
                return;
            }
            catch (Exception e) when (States.IsUnavailable(e))
            {
                await Task.Delay(AfterFailure, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Makes it anybody's again: an engine that ends is no failure of the message.</summary>
    public async Task GiveBack(Envelope envelope, GivenUp why)
    {
        if (!why.Counted) return;
        await using var command = database.CreateCommand(Sql.Of("wolverine/give_back"));
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = envelope.Id });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private MessageFailed Failed(Envelope envelope, Exception why)
    {
        var last = envelope.Attempts >= retries.MaxAttempts;
        logger.Log(last ? LogLevel.Error : LogLevel.Warning, why,
            "Message {Id} ({Type}) failed at attempt {Attempt}", envelope.Id, envelope.MessageType, envelope.Attempts);
        // A dead letter's time of execution is that of its last attempt.
        if (last) envelope.ScheduledTime = DateTimeOffset.UtcNow;
        return new MessageFailed(why, last);
    }
}

/// <summary>A handler failed; what is kept of it is text that PostgreSQL takes.</summary>
/// <param name="last">Whether it was the last attempt.</param>
internal sealed class MessageFailed(Exception why, bool last) : Exception(ErrorText.Of(why.Message), why), IDeadLetterExceptionInfo
{
    public bool IsLast => last;

    public string ExceptionType => InnerException!.GetType().Name;

    public string ExceptionMessage => Message;
}

/// <summary>Another copy of the message has begun this attempt.</summary>
internal sealed class TakenTwice() : Exception("Another copy of the message has begun this attempt.");

/// <summary>The engine ended before the handler did.</summary>
/// <param name="counted">Whether the attempt had been written down.</param>
internal sealed class GivenUp(bool counted = true) : Exception("The engine ended before the handler did.")
{
    public bool Counted => counted;
}
