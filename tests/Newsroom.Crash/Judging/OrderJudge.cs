using System.Text.Json;
using Newsroom.Crash.Ledger;
using Npgsql;

namespace Newsroom.Crash.Judging;

/// <summary>Every order has its two answers, once, and its line in its account's book, in the order of the log.</summary>
public static class OrderJudge
{
    /// <returns>Orders.</returns>
    public static async Task<int> Judge(NpgsqlDataSource database, LogRows log, Findings findings)
    {
        var orders = log.InOrder.Where(r => r.Type == LedgerEvents.Ordered).ToList();
        await Books(database, orders, findings);

        foreach (var order in orders)
        {
            var given = log.Streams[AnswerOrder.StreamFor(order.Position)].Select(row =>
            {
                using var data = JsonDocument.Parse(row.Data);
                return (row.Id, data.RootElement.GetProperty("of").GetInt64(), data.RootElement.GetProperty("line").GetInt32());
            }).ToList();
            if (!given.SequenceEqual(new[] { 1, 2 }.Select(line => (AnswerOrder.EventFor(order.Position, line), order.Position, line))))
                findings.Add(Kinds.Answer, $"the order at {order.Position} ({order.Stream}) has {given.Count} answers: {string.Join(", ", given)}");
        }
        var ordered = orders.Select(o => AnswerOrder.StreamFor(o.Position)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in log.InOrder.Where(r => r.Type == LedgerEvents.Answered && !ordered.Contains(r.Stream)))
            findings.Add(Kinds.Answer, $"{row.Stream}@{row.Version} answers nobody's order");
        return orders.Count;
    }

    private static async Task Books(NpgsqlDataSource database, IReadOnlyList<LogRow> orders, Findings findings)
    {
        var books = new Dictionary<string, (long Orders, long Trail, long Last)>(StringComparer.Ordinal);
        await using (var command = database.CreateCommand($"select id, data::text from public.mt_doc_{Book.Called}"))
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                using var book = JsonDocument.Parse(reader.GetString(1));
                long Of(string field) => book.RootElement.GetProperty(field).GetInt64();
                books[reader.GetString(0)] = (Of("orders"), Of("trail"), Of("lastPosition"));
            }
        }
        foreach (var account in orders.GroupBy(o => o.Stream["account/".Length..], StringComparer.Ordinal))
        {
            var expected = account.Aggregate((Orders: 0L, Trail: 0L, Last: 0L), (b, o) => (b.Orders + 1, (b.Trail * 31 + o.Position) % 1_000_000_007, o.Position));
            if (!books.Remove(account.Key, out var book) || book != expected)
                findings.Add(Kinds.Book, $"{account.Key} has the book {book}; its orders make {expected}");
        }
        foreach (var account in books.Keys) findings.Add(Kinds.Book, $"{account} has a book and never ordered");
    }
}
