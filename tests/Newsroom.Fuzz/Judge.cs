using System.Text.Json;

namespace Newsroom.Fuzz;

/// <summary>What was found wanting.</summary>
/// <param name="Kind">In the same words each time.</param>
internal sealed record Finding(string Kind, string Detail);

/// <summary>Says what is wrong with an answer, whatever the request was.</summary>
internal static class Judge
{
    public const string ServerError = "an answer of 500 or above", NoProblem = "an answer of 400 or above that is no problem document",
        Slow = "an answer that took more than ten seconds", NoAnswer = "a request without an answer", NoHeaders = "an answer without its headers";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Statuses of decisions: of the desk, or of a question that found nothing.</summary>
    public static bool IsDecision(WireAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 or 304 or 409 or 410 or 412 or 422 => true,
        404 => ProblemOf(answer) is "/problems/not-found" or "/problems/not-yet" or "/problems/not-published-yet",
        _ => false,
    };

    public static IEnumerable<Finding> Judged(FuzzRequest request, Exchange exchange)
    {
        if (exchange.Took > Longest) yield return new Finding(Slow, $"{exchange.Took.TotalSeconds:0.0} s");
        if (exchange.Broken is { } why && request.Frame == Frame.Whole && !IsTooLong(request)) yield return new Finding(NoAnswer, why);
        foreach (var answer in exchange.Answers)
        {
            // 505 is what the web server has to say to another version of HTTP.
            if (answer.Status >= 500 && answer.Status != 505) yield return new Finding(ServerError, Words(answer));
            else if (answer.Status >= 400 && WhyNoProblem(answer) is { } not) yield return new Finding(NoProblem, $"{not}: {Words(answer)}");
            if (answer.Header("X-Content-Type-Options") != "nosniff" || answer.Header("Content-Security-Policy") is null || answer.Header("Cache-Control") is null || answer.Header("Server") is not null)
                yield return new Finding(NoHeaders, Words(answer));
        }
    }

    /// <summary>A body that the server need not read to its end: it may close before the sender has heard why.</summary>
    private static bool IsTooLong(FuzzRequest request) => request.Bytes.Length > 1 << 20;

    private static string? WhyNoProblem(WireAnswer answer)
    {
        if (answer.Header("Content-Type") != "application/problem+json") return "its Content-Type is another";
        // The answer to HEAD is a problem's headers.
        if (answer.IsHead) return null;
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            var problem = document.RootElement;
            return !problem.GetProperty("type").GetString()!.StartsWith("/problems/", StringComparison.Ordinal) ? "its type is another"
                : problem.GetProperty("status").GetInt32() != answer.Status ? "it says another status"
                : problem.GetProperty("title").GetString() is { Length: > 0 } && problem.GetProperty("detail").GetString() is { Length: > 0 } ? null
                : "it says nothing";
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "it cannot be read";
        }
    }

    private static string? ProblemOf(WireAnswer answer)
    {
        if (answer.IsHead) return null;
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.GetProperty("type").GetString();
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Words(WireAnswer answer) =>
        $"{answer.Status} {answer.Header("Content-Type")} {System.Text.Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 400)))}";
}
