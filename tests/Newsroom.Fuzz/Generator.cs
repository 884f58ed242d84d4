using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Newsroom.Fuzz;

/// <summary>Makes requests of a seed: the same number, the same request.</summary>
internal sealed partial class Generator(int seed, IReadOnlyList<Operation> operations, World world, Uri address, string key)
{
    public FuzzRequest Make(long number)
    {
        var random = new Random(Mixed(number));
        // In turn, so that none is left out; how each is asked is chance.
        var operation = operations[(int)(number % operations.Count)];
        var draft = AsItShouldBe(operation, number, random);
        var original = draft.Target;
        var luck = random.Next(1_000);
        if (luck >= 560)
        {
            for (var times = luck < 850 ? 1 : random.Next(2, 4); times > 0; times--) Spoiling.One(draft, random);
        }
        else if (luck >= 530)
        {
            return Several(operation, draft, number, random);
        }
        return new FuzzRequest(operation, original, [draft.Method], draft.Bytes(), draft.Frame);
    }

    /// <summary>Several requests at once on one connection, which are answered one after the other.</summary>
    private FuzzRequest Several(Operation operation, Draft first, long number, Random random)
    {
        if (operation.NeverEnds) return new FuzzRequest(operation, first.Target, [first.Method], first.Bytes(), first.Frame);
        var drafts = new List<Draft> { first };
        for (var more = random.Next(1, 4); more > 0; more--)
        {
            var next = operations[random.Next(operations.Count)];
            if (!next.NeverEnds) drafts.Add(AsItShouldBe(next, number, random));
        }
        return new FuzzRequest(operation, first.Target, [.. drafts.Select(d => d.Method)], [.. drafts.SelectMany(d => d.Bytes())], Frame.Whole);
    }

    private Draft AsItShouldBe(Operation operation, long number, Random random)
    {
        var values = new Values(random, world, number);
        var target = new StringBuilder();
        var from = 0;
        foreach (Match parameter in Braces().Matches(operation.Path))
        {
            target.Append(operation.Path, from, parameter.Index - from);
            target.Append(Uri.EscapeDataString(values.Path(parameter.Groups[1].Value, operation.Path[..parameter.Index])));
            from = parameter.Index + parameter.Length;
        }
        target.Append(operation.Path, from, operation.Path.Length - from);
        var path = target.ToString();
        // A cursor that this list did not give out is refused, so that few have one.
        var query = operation.Query.Where(name => random.Next(100) < (name is "cursor" or "publishedBy" ? 3 : name == "asOf" ? 12 : 20))
            .Select(name => $"{name}={Uri.EscapeDataString(values.Query(name))}").ToList();
        if (query.Count > 0) target.Append('?').AppendJoin('&', query);

        var draft = new Draft { Method = operation.Method, Target = target.ToString() };
        draft.Headers.Add(("Host", address.Authority));
        draft.Headers.Add(("Authorization", $"Bearer {key}"));
        // Of a tag only the version counts; and now and then it is an old one.
        if (operation.TakesIfMatch) draft.Headers.Add(("If-Match", $"\"v{(random.Next(10) == 0 ? "1" : world.Version(path))}-\""));
        if (operation.TakesIdempotencyKey && random.Next(4) == 0) draft.Headers.Add(("Idempotency-Key", $"key-{random.Next(2_000)}"));
        if (operation.TakesWebAnnotations && (operation.Body is null || random.Next(3) == 0))
        {
            draft.Headers.Add(("Content-Type", "application/ld+json"));
            draft.Body = Encoding.UTF8.GetBytes(values.WebAnnotation().ToJsonString(Readable));
        }
        else if (operation.Body is { } schema)
        {
            draft.Headers.Add(("Content-Type", "application/json"));
            draft.Body = Encoding.UTF8.GetBytes(values.Of(schema, "", within: false)!.ToJsonString(Readable));
        }
        return draft;
    }

    /// <summary>SplitMix64: neighbouring numbers are to have nothing in common.</summary>
    private int Mixed(long number)
    {
        unchecked
        {
            var z = ((ulong)(uint)seed << 32) + (ulong)number * 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)(z ^ (z >> 31));
        }
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Braces();
}
