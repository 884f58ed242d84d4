using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Newsroom.Fuzz;

/// <summary>The ways in which a request is spoilt: its method, its target, its headers, its body, and how that is framed.</summary>
internal static class Spoiling
{
    private static readonly string[] Methods =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "PoSt", "QUERY", "M-SEARCH", "X"];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-0", "-1", "1e2", "1e400", "-1e-400", "0.1", "2147483648", "9223372036854775808", "123456789012345678901234567890",
        "\"\"", "\" \"", "[]", "{}", "[[]]", "[null]", "{\"a\":1}", "\"0\"", "\"true\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uFFFF\"",
        "\"\\u202e\\u200b\\ufeff\"", "\"\\u0007\\u001b[31m\"", "\"2024-02-30T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999+14:00\"", "\"0001-01-01T00:00:00+23:59\"",
        "\"2024-10-20T24:00:00Z\"", "\"-1\"", "\"'; drop table mt_events; --\"", "\"../../etc/passwd\"", "\"http://[::1\"", "\"javascript:alert(1)\"", "\"😀👩‍👩‍👧‍👦é\"",
        "01", "+1", "NaN", "Infinity", "'x'", "\"\n\"", "undefined", "1.", ".5", "tru", "\"\\x\"", "\"unended",
    ];

    private static readonly string[] Texts =
    [
        "", "%00", "%2F", "%2f..%2f", "..", "%2e%2e", ".", "%FF", "%C0%AF", "%ED%A0%80", "%F0%9F%98%80", "%", "%4", "%zz", "a%00b", "'", "\"", "<script>", "*", "~", "{id}",
        "-1", "0", "00", "1e9", "9223372036854775807", "9223372036854775808", "99999999999999999999", "2147483648", "0x10", "1.5", "+1", "%2B1", "%201", "1%20", "%0d%0aX:%20y", "%E2%80%AE",
        "2024-10-20", "2024-02-30", "9999-12-31", "0001-01-01", "9999-12-31T23:59:60Z", "2024-10-20T10:00:00", "2024-10-20T10:00:00%2B99:00", "now", "null", "%F3%A0%80%81", "%EF%BF%BF",
    ];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Content-Type", ["text/plain", "application/json; charset=utf-16", "application/json; charset=\"utf-8\"", "application/json;;;", "APPLICATION/JSON", "application/problem+json", "multipart/form-data", "*/*", "json", "", "application/json, text/plain", "application/x-www-form-urlencoded", "\xff/\xfe"]),
        ("Content-Encoding", ["gzip", "br", "identity", "deflate, gzip", "x", "", "identity, identity"]),
        ("Accept", ["text/html", "*/*;q=0", "application/json;q=2", "application/ld+json; profile=\"x", ",,,", "a/b;c", "application/*;q=0.5, text/*", "\xff", "*"]),
        ("Accept-Encoding", ["gzip", "*;q=0", "\xe9"]),
        ("If-Match", ["*", "\"v1-\"", "W/\"v1-\"", "\"v99999999999999999999-\"", "\"v9223372036854775807-\"", "\"v-1-\"", "v1", "\"\"", "\"v1-\", \"v2-\", *", ",", "\"v0-\"", "\xe9", "\"v 1-\""]),
        ("If-None-Match", ["*", "\"v1-x\"", "W/\"x\"", ",,", "\xff"]),
        ("If-Modified-Since", ["Thu, 01 Jan 1970 00:00:00 GMT", "x"]),
        ("Range", ["bytes=0-1", "bytes=-1", "bytes=9-1,,", "x"]),
        ("Idempotency-Key", ["", " ", "a b", "\xe9", "key-1", "\t", new string('k', 255), new string('k', 256), "\x01", "'"]),
        ("Last-Event-ID", ["", "0", "-1", "1", "9223372036854775807", "9223372036854775808", "x", "1, 1", "\xff"]),
        ("Authorization", ["", "Bearer", "Bearer ", "Bearer nr_x", "bearer nr_0000000000000000000000000000000000000000000", "Basic YTpi", "Bearer \xff\xfe", "Digest x=\"y", "Bearer nr_a nr_b"]),
        ("Expect", ["100-continue", "200-ok", ""]),
        ("Connection", ["close", "keep-alive", "upgrade", "Authorization", "x"]),
        ("Upgrade", ["h2c", "websocket", "x/1"]),
        ("Origin", ["null", "https://evil.example"]),
        ("Cookie", ["a=b", "=;=;;", "\xff=\xfe"]),
        ("X-Forwarded-For", ["127.0.0.1", "unknown", "::1, x"]),
        ("X-HTTP-Method-Override", ["DELETE", "X"]),
        ("Traceparent", ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "x", "00-00000000000000000000000000000000-0000000000000000-00"]),
        ("Tracestate", ["a=b,c=d", ",,,", "\xff"]),
        ("Baggage", ["a=b", "%", "=", "\xff"]),
        ("X-Odd", ["\x80\x81", "a\tb", " ", "\"", new string('x', 4_000)]),
    ];

    public static void One(Draft draft, Random random)
    {
        switch (random.Next(draft.Body is null ? 7 : 20))
        {
            case 0:
                draft.Method = Methods[random.Next(Methods.Length)];
                break;
            case 1 or 2:
                Target(draft, random);
                break;
            case 3 or 4:
                Query(draft, random);
                break;
            case 5:
                var (name, values) = Headers[random.Next(Headers.Length)];
                draft.Set(name, values[random.Next(values.Length)]);
                // A key of its sender's that is none, and a body that waits to be asked for, are HTTP all the same.
                if (name is "Connection" or "Upgrade" or "Expect") draft.Frame = Frame.Odd;
                break;
            case 6:
                OddHead(draft, random);
                break;
            case >= 7 and <= 14:
                Json(draft, random);
                break;
            case 15 or 16:
                Bytes(draft, random);
                break;
            default:
                Framing(draft, random);
                break;
        }
    }

    private static void Target(Draft draft, Random random)
    {
        var (path, query) = Parted(draft.Target);
        var segments = path.Split('/');
        // What was spoilt before may have no slash at all.
        var at = segments.Length > 1 ? random.Next(1, segments.Length) : 0;
        switch (random.Next(9))
        {
            case 0:
                segments[at] = Texts[random.Next(Texts.Length)];
                break;
            case 1:
                segments[at] += Texts[random.Next(Texts.Length)];
                break;
            case 2:
                segments[at] = random.Next(2) == 0 ? segments[at].ToUpperInvariant() : string.Concat(segments[at].Select(c => c < 128 && char.IsLetter(c) ? $"%{(int)c:x2}" : c.ToString()));
                break;
            case 3:
                segments[at] = $"{segments[at]}/{Texts[random.Next(Texts.Length)]}";
                break;
            case 4:
                segments = [.. segments.Where((_, i) => i != at || i == 0)];
                break;
            case 5:
                path = "/" + path;
                segments = path.Split('/');
                break;
            case 6:
                segments[^1] += random.Next(2) == 0 ? "/" : ";v=1";
                break;
            case 7:
                segments[at] = new string(random.Next(2) == 0 ? 'a' : 'é', 1 << random.Next(6, 13));
                break;
            default:
                segments[at] += (char)random.Next(0x21, 0x100);
                break;
        }
        path = string.Join('/', segments);
        draft.Target = (path.StartsWith('/') ? path : "/" + path) + query;
        MaybeNoHttp(draft);
    }

    private static void Query(Draft draft, Random random)
    {
        var name = random.Next(10) switch { 0 => "asOf", 1 => "publishedBy", 2 => "limit", 3 => "cursor", 4 => "after", 5 => "story", 6 => "type", 7 => "asof", 8 => "%00", _ => "" };
        var value = Texts[random.Next(Texts.Length)];
        draft.Target += (draft.Target.Contains('?', StringComparison.Ordinal) ? '&' : '?') + random.Next(6) switch
        {
            0 => $"{name}={value}&{name}={value}", 1 => name, 2 => $"{name}=", 3 => $"{name}={new string('1', 1 << random.Next(4, 12))}", _ => $"{name}={value}",
        };
        MaybeNoHttp(draft);
    }

    /// <summary>What is no target of HTTP is refused by the web server itself.</summary>
    private static void MaybeNoHttp(Draft draft)
    {
        if (draft.Target.Any(c => c is <= ' ' or > '~' or '"' or '<' or '>') || draft.Target.Contains("%00", StringComparison.Ordinal) || draft.Target.Length > 7_000)
            draft.Frame = draft.Frame == Frame.Whole ? Frame.Odd : draft.Frame;
    }

    private static void OddHead(Draft draft, Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                draft.Headers.RemoveAll(h => h.Name == "Host");
                break;
            case 1:
                draft.Headers.Add(("Host", "elsewhere.example"));
                break;
            case 2:
                draft.Set("Host", new[] { "", "a b", "localhost:99999999", "[::1", "\xff", "é" }[random.Next(6)]);
                break;
            case 3:
                draft.Version = new[] { "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "http/1.1", "", "HTTP/1.1 x" }[random.Next(6)];
                break;
            case 4:
                draft.Headers.Add(("X-Long", new string('x', 40_000)));
                break;
            case 5:
                for (var i = 0; i < 120; i++) draft.Headers.Add(($"X-{i}", "y"));
                break;
            case 6:
                draft.Headers.Add(("X Bad", "name"));
                break;
            case 7:
                draft.Headers.Add(("X-Control", "a\0b"));
                break;
            case 8:
                draft.Headers.Add(("X-Folded", "a\r\n b"));
                break;
            case 9:
                draft.Headers.Add(draft.Headers[random.Next(draft.Headers.Count)]);
                break;
            case 10:
                draft.Target = new[] { "*", "http://elsewhere.example/api/stories", "http://", "//", "/", "?", "api/stories", "elsewhere.example:80", "/\\..\\health" }[random.Next(9)];
                break;
            default:
                draft.Method = new[] { "", "A B", "G\xcbT", "CONNECT", new string('M', 500), "{" }[random.Next(6)];
                break;
        }
        draft.Frame = draft.Frame == Frame.Cut ? Frame.Cut : Frame.Odd;
    }

    /// <summary>The body stays JSON, or almost: another value, a name that is twice there, unknown or missing, nesting.</summary>
    private static void Json(Draft draft, Random random)
    {
        JsonObject fields;
        try
        {
            // Looked at whole: what is wrong within is found only when it is read.
            if (JsonNode.Parse(draft.Body!) is not JsonObject parsed || parsed.Count == 0 || parsed.ToJsonString().Length == 0) return;
            fields = parsed;
        }
        catch (Exception spoilt) when (spoilt is JsonException or ArgumentException or InvalidOperationException)
        {
            return;
        }
        var named = fields.Select(f => f.Key).ToList();
        var chosen = named[random.Next(named.Count)];
        var texts = new List<string>();
        var how = random.Next(9);
        foreach (var (name, value) in fields)
        {
            var text = value?.ToJsonString() ?? "null";
            var spelt = JsonSerializer.Serialize(name);
            if (name != chosen)
            {
                texts.Add($"{spelt}:{text}");
                continue;
            }
            switch (how)
            {
                case 0:
                    break;
                case 1:
                    texts.Add($"{spelt}:{text}");
                    texts.Add($"{spelt}:{text}");
                    break;
                case 2:
                    texts.Add($"{spelt}:{text}");
                    texts.Add($"\"{(random.Next(2) == 0 ? "x" : name.ToUpperInvariant())}\":{text}");
                    break;
                case 3:
                    texts.Add($"{spelt}:{new string('[', 1 << random.Next(2, 10))}");
                    break;
                case 4:
                    var depth = random.Next(2, 200);
                    texts.Add($"{spelt}:{string.Concat(Enumerable.Repeat("{\"a\":", depth))}1{new string('}', depth)}");
                    break;
                case 5:
                    texts.Add($"{spelt}:{JsonSerializer.Serialize(new string(random.Next(3) switch { 0 => 'x', 1 => '\u0301', _ => ' ' }, 1 << random.Next(5, 16)))}");
                    break;
                case 6:
                    texts.Add($"{spelt}:[{string.Join(',', Enumerable.Repeat(text, random.Next(2, 300)))}]");
                    break;
                default:
                    texts.Add($"{spelt}:{Values[random.Next(Values.Length)]}");
                    break;
            }
        }
        draft.Body = Encoding.UTF8.GetBytes($"{{{string.Join(',', texts)}}}");
    }

    /// <summary>The body's bytes: cut off, turned over, no UTF-8, another encoding, far too many.</summary>
    private static void Bytes(Draft draft, Random random)
    {
        var body = draft.Body!;
        switch (random.Next(9))
        {
            case 0:
                draft.Body = body[..random.Next(body.Length + 1)];
                break;
            case 1:
                if (body.Length > 0) body[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                var at = random.Next(body.Length + 1);
                byte[][] no = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x00], [0x80]];
                draft.Body = [.. body[..at], .. no[random.Next(no.Length)], .. body[at..]];
                break;
            case 3:
                draft.Body = [0xEF, 0xBB, 0xBF, .. body];
                break;
            case 4:
                draft.Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body));
                break;
            case 5:
                draft.Body = [.. body, .. "}{}"u8];
                break;
            case 6:
                draft.Body = [];
                break;
            case 7:
                draft.Body = new byte[random.Next(1, 200)];
                random.NextBytes(draft.Body);
                break;
            default:
                // Far too long ones are dear, and one in twenty of these is enough of them.
                if (random.Next(20) == 0) draft.Body = Encoding.ASCII.GetBytes($"{{\"body\":\"{new string('a', random.Next(3) == 0 ? 10 << 20 : 1 << 20)}\"}}");
                break;
        }
    }

    private static void Framing(Draft draft, Random random)
    {
        if (draft.Framed is not null) return;
        var body = draft.Body!;
        const string Chunked = "Transfer-Encoding: chunked";
        var length = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}");
        byte[] whole = [.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8];
        if (body.Length == 0) whole = [.. "0\r\n\r\n"u8];
        var how = random.Next(18);
        draft.Framed = how switch
        {
            0 => (Chunked, whole),
            1 => (Chunked, Chunks(body, random)),
            2 => (Chunked, [.. "zz\r\n"u8, .. body]),
            3 => (Chunked, [.. "FFFFFFFFFFFFFFFFF\r\n"u8, .. body]),
            4 => (Chunked, [.. "-1\r\n"u8, .. body]),
            5 => (Chunked, [.. Encoding.ASCII.GetBytes($"{body.Length + 5:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8]),
            6 => (Chunked, [.. Encoding.ASCII.GetBytes($"{Math.Max(1, body.Length - 3):x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8]),
            7 => (Chunked, [.. whole[..^4], .. "\r\nX-Trailer: y\r\n\r\n"u8]),
            8 => ("Transfer-Encoding: gzip, chunked", whole),
            9 => ("Transfer-Encoding: chunked, chunked", whole),
            10 => ("Transfer-Encoding: " + new[] { "gzip", "identity", "x", "", "chunked;q=1", "\vchunked" }[random.Next(6)], whole),
            11 => ($"{length}\r\n{Chunked}", whole),
            12 => ($"{length}\r\nContent-Length: {body.Length + 1}", body),
            13 => ("Content-Length: " + new[] { "-1", "+5", "1e3", "", "99999999999999999999", "0x10", "1, 1", "5 " }[random.Next(8)], body),
            14 => ($"Content-Length: {body.Length + random.Next(1, 500)}", body),
            15 => ($"Content-Length: {random.Next(body.Length + 1)}", body),
            16 => (Chunked, whole[..random.Next(whole.Length)]),
            _ => ("X-No-Length: 1", body),
        };
        // Those that are one whole body, whatever their pieces.
        if (how is 0 or 1) return;
        draft.Frame = how is 14 or 16 or 5 or 3 ? Frame.Cut : draft.Frame == Frame.Cut ? Frame.Cut : Frame.Odd;
    }

    private static byte[] Chunks(byte[] body, Random random)
    {
        var framed = new List<byte>();
        for (var at = 0; at < body.Length;)
        {
            var some = random.Next(1, Math.Max(2, body.Length - at + 1));
            some = Math.Min(some, body.Length - at);
            framed.AddRange(Encoding.ASCII.GetBytes($"{some:X}{(random.Next(3) == 0 ? ";ext=\"a\"" : "")}\r\n"));
            framed.AddRange(body.AsSpan(at, some));
            framed.AddRange("\r\n"u8);
            at += some;
        }
        framed.AddRange("0\r\n\r\n"u8);
        return [.. framed];
    }

    private static (string Path, string Query) Parted(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, "") : (target[..mark], target[mark..]);
    }
}
