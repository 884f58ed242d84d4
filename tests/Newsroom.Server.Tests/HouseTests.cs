using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

/// <summary>What the folders of the server may know of each other.</summary>
public sealed class HouseTests
{
    /// <summary>By their text: the web project's implicit usings would let a use case name HTTP without an import.</summary>
    [Theory]
    [InlineData("Desk")]
    [InlineData("Asking")]
    public void Use_cases_and_questions_know_no_http(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(Places.FindSeeds()!, "..", "src", "Newsroom.Server", folder), "*.cs");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            foreach (var word in new[] { "HttpContext", "HttpRequest", "IResult", "StatusCodes", "RequestRefused", "Newsroom.Server.Http", "Microsoft.AspNetCore" })
                Assert.False(text.Contains(word, StringComparison.Ordinal), $"{Path.GetFileName(file)} names {word}.");
        }
    }
}
