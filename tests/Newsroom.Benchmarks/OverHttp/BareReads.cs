using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Asking;
using Newsroom.Server.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Benchmarks.OverHttp;

/// <summary>
/// A story's page and a report, by the newsroom's own statements over the newsroom's own kind of pool: one batch of them, and so
/// one round trip, an answer. All rows are received; nothing is made of them. The bytes that are written are those that the
/// newsroom answered, which it is given beforehand by a <c>PUT</c> to the same path.
/// </summary>
internal static class BareReads
{
    /// <summary>A page's rows, and the one that says whether there are more.</summary>
    private const int PageAndOne = 51;

    private static readonly string Stream = Statement(typeof(EventLog), "log/read_stream.sql");
    private static readonly string Reports = Statement(typeof(Listings), "Stories/state_articles.sql");
    private static readonly string Notes = Statement(typeof(Listings), "Stories/state_notes.sql");

    private static readonly ConcurrentDictionary<string, Kept> Answers = new(StringComparer.Ordinal);

    public static void AddNewsroomReads(this IServiceCollection services, string database) =>
        services.AddSingleton(_ => Database.Named(database).Reads());

    public static void MapReads(this IEndpointRouteBuilder app)
    {
        app.MapPut("/{**path}", Keep);
        app.MapGet("/api/articles/{id}", async (string id, HttpContext http, NpgsqlDataSource reads) =>
        {
            await using var batch = reads.CreateBatch();
            batch.BatchCommands.Add(StreamOf(Article.Category, id, long.MaxValue));
            await Answer(http, batch);
        });
        app.MapGet("/api/stories/{id}/state", async (string id, HttpContext http, NpgsqlDataSource reads) =>
        {
            var position = Answers[http.Request.Path].Position;
            await using var batch = reads.CreateBatch();
            batch.BatchCommands.Add(StreamOf(Story.Category, id, position));
            batch.BatchCommands.Add(Of(Reports, Bigint(position), Bigint(null), Text(null), Text(id), Time(null), Int(PageAndOne)));
            batch.BatchCommands.Add(Of(Notes, Bigint(position), Bigint(null), Text(null), Text(id), Texts("public", "desk", "editors"), Int(PageAndOne)));
            await Answer(http, batch);
        });
    }

    private static async Task Keep(HttpContext http)
    {
        var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes);
        var position = long.Parse(http.Request.Headers[Server.Http.Answers.PositionHeader].ToString(), CultureInfo.InvariantCulture);
        Answers[http.Request.Path] = new(position, bytes.ToArray());
    }

    private static async Task Answer(HttpContext http, NpgsqlBatch batch)
    {
        await using (var rows = await batch.ExecuteReaderAsync())
        {
            do
            {
                while (await rows.ReadAsync())
                {
                }
            }
            while (await rows.NextResultAsync());
        }
        var bytes = Answers[http.Request.Path].Bytes;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes);
    }

    private static NpgsqlBatchCommand StreamOf(string category, string id, long position) =>
        Of(Stream, Text(Streams.Of(category, id)), Bigint(long.MaxValue), Bigint(position));

    private static NpgsqlBatchCommand Of(string statement, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Bigint(long? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint };

    private static NpgsqlParameter Int(int value) => new NpgsqlParameter<int> { TypedValue = value };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Texts(params string[] values) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Time(DateTime? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static string Statement(Type beside, string path)
    {
        using var stream = beside.Assembly.GetManifestResourceStream(path) ?? throw new InvalidOperationException($"There is no statement '{path}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <param name="Position">That the newsroom answered at.</param>
    private sealed record Kept(long Position, byte[] Bytes);
}
