using System.Globalization;

namespace Newsroom.Benchmarks.OverHttp;

/// <summary>What is sent: to the newsroom and to the bare server the same. Each report has words of its own, since one that repeats another is found to be a copy.</summary>
internal static class SentTexts
{
    /// <summary>A passage that stands once in each report.</summary>
    private const string Passage = "Point 7 : le conseil a entendu le rapport de la commission";

    /// <summary>A note's.</summary>
    public const string Words = "Ce chiffre ne figure pas dans le procès-verbal de la séance ; la mairie, que nous avons jointe, renvoie au rapport de la commission.";

    /// <summary>About 2,000 bytes as UTF-8.</summary>
    private static readonly string Body = string.Concat(Enumerable.Range(1, 23).Select(
        point => $"Point {Text(point)} : le conseil a entendu le rapport de la commission et reporté le vote. "));

    /// <param name="number">One that was not filed before.</param>
    public static HttpLoadRequest Report(int number) => HttpLoadRequest.Post("/api/articles",
        $$"""{"outlet":"La Gazette","title":"Conseil municipal, séance {{Text(number)}}","language":"fr","kind":"report","url":"https://journal.example/articles/{{Text(number)}}","body":"Compte rendu {{Text(number)}}. {{Body}}"}""");

    public static HttpLoadRequest Note(string report, int number) => HttpLoadRequest.Post($"/api/articles/{report}/annotations",
        $$"""{"exact":"{{Passage}}","motivation":"commenting","body":"{{Text(number)}}. {{Words}}"}""");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
