using System.Text;
using Newsroom.Core.Archive;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Hosting;

/// <summary>An archive as it lies on disk: <c>archive.json</c> and the texts that it names.</summary>
public static class ArchiveFolder
{
    public const string FileName = "archive.json";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The archive's events, in order.</summary>
    /// <param name="path">The folder, or the JSON file in it.</param>
    /// <exception cref="ArchiveInvalid">It is not readable, or not an archive; says what is wrong.</exception>
    public static IReadOnlyList<ArchivedEvent> Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var script = ArchiveScript.Parse(ReadText(file));
        return ArchiveRunner.Run(script, name => ReadText(Path.Combine(folder, name)));
    }

    private static string ReadText(string file)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new ArchiveInvalid($"{file} cannot be read as UTF-8: {unreadable.Message}");
        }
    }
}
