using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Newsroom.Server.Http;

/// <summary>
/// Gives words to what the web server refuses before there is a request: a target with <c>%00</c>, no <c>Host</c>, headers that
/// are too long, a body without a length. It answers those with a bare status and closes the connection, and has no place where
/// that answer could be made another; so it is recognised where it is written, and replaced by a problem. An answer that is not
/// recognised (over TLS that this server itself speaks, or of another shape in a later version) goes out bare, as it was.
/// </summary>
public static class UnreadableRequests
{
    public static void UseProblemsForUnreadableRequests(this ListenOptions listen) => listen.Use(next => connection =>
    {
        connection.Transport = new Transport(connection.Transport.Input, new ProblemWriter(connection.Transport.Output, connection.ConnectionId));
        return next(connection);
    });

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class ProblemWriter(PipeWriter inner, string connectionId) : PipeWriter
    {
        /// <summary>A whole bare answer, so that it is never written in two pieces.</summary>
        private const int Room = 512;

        private static ReadOnlySpan<byte> Start => "HTTP/1.1 "u8;

        private Memory<byte> written;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => written = inner.GetMemory(Math.Max(sizeHint, Room));

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            var answer = written.Span[..bytes];
            if (IsBare(answer) && int.TryParse(answer.Slice(Start.Length, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status >= 400)
            {
                var problem = Problem(status);
                problem.CopyTo(inner.GetMemory(problem.Length));
                bytes = problem.Length;
            }
            inner.Advance(bytes);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

        /// <summary>None of the newsroom's own answers of 400 and above is empty.</summary>
        private static bool IsBare(ReadOnlySpan<byte> answer) =>
            answer.StartsWith(Start) && answer.EndsWith("\r\n\r\n"u8)
            && answer.IndexOf("\r\nContent-Length: 0\r\n"u8) > 0 && answer.IndexOf("\r\nConnection: close\r\n"u8) > 0;

        private byte[] Problem(int status)
        {
            var problem = Problems.UnreadableRequest(status);
            var body = JsonSerializer.SerializeToUtf8Bytes(
                new ProblemDocument(problem.Type, problem.Title, status, problem.Detail, "", null, null, null, connectionId), ApiJson.Options);
            var head = new StringBuilder();
            head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status)}\r\n");
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\nContent-Type: {ProblemAnswers.ContentType}\r\nConnection: close\r\n");
            foreach (var (name, value) in SecurityHeaders.All) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            head.Append(CultureInfo.InvariantCulture, $"Date: {DateTimeOffset.UtcNow:R}\r\n\r\n");
            return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
        }
    }
}
