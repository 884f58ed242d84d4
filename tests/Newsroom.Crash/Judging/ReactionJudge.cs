using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Crash.Ledger;
using Npgsql;

namespace Newsroom.Crash.Judging;

/// <summary>Every order has its two answers, once and in the order of the log, and its place in the reactor's book.</summary>
public static class ReactionJudge
{
    /// <returns>Orders.</returns>
    public static async Task<int> Judge(NpgsqlDataSource database, LogRows log, Findings findings)
    {
        var orders = log.InOrder.Where(r => r.Type == LedgerEvents.Ordered).ToList();
        var books = new Dictionary<string, (long Orders, long Last)>(StringComparer.Ordinal);
        await using (var command = database.CreateCommand("select id, data::text from public.mt_doc_answer_books"))
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                using var book = JsonDocument.Parse(reader.GetString(1));
                books[reader.GetString(0)] = (book.RootElement.GetProperty("orders").GetInt64(), book.RootElement.GetProperty("lastPosition").GetInt64());
            }
        }

        var answers = 0;
        foreach (var account in orders.GroupBy(o => o.Stream["account/".Length..], StringComparer.Ordinal))
        {
            var expected = account.SelectMany(o => new[] { 0, 1 }.Select(i => (Ids.EventId(AnswersReactor.Called, o.Position, i), o.Position, Line: i + 1)));
            var given = log.Streams[AnswersReactor.StreamFor(account.Key)].Select(row =>
            {
                using var data = JsonDocument.Parse(row.Data);
                return (row.Id, data.RootElement.GetProperty("of").GetInt64(), data.RootElement.GetProperty("line").GetInt32());
            }).ToList();
            answers += given.Count;
            if (!given.SequenceEqual(expected))
                findings.Add(Kinds.Reaction, $"{account.Key} ordered at {Positions(account.Select(o => o.Position))} and was answered for {Positions(given.Select(g => g.Item2))}");
            if (!books.Remove(account.Key, out var book) || book != (account.Count(), account.Last().Position))
                findings.Add(Kinds.Reaction, $"{account.Key} ordered {account.Count()} times, last at {account.Last().Position}; the book says {book}");
        }
        if (log.InOrder.Count(r => r.Type == LedgerEvents.Answered) is var all && all != answers)
            findings.Add(Kinds.Reaction, $"{all - answers} answers are for nobody's order");
        foreach (var account in books.Keys) findings.Add(Kinds.Reaction, $"{account} has a book and never ordered");
        return orders.Count;
    }

    private static string Positions(IEnumerable<long> positions) => string.Join(", ", positions.TakeLast(8));
}
