namespace Newsroom.Server.Hosting;

/// <summary>What the environment says. A setting may stand in a file that <c>NAME_FILE</c> names, so that a secret is in no environment.</summary>
/// <param name="variable">An environment variable's value; null when it is not set.</param>
public sealed class Settings(Func<string, string?> variable)
{
    /// <summary>Bytes. A file longer than that is not a setting, but something named by mistake.</summary>
    private const int LongestFile = 64 << 10;

    public static Settings OfProcess { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>Null when it is not set, or empty.</summary>
    public string? Text(string name) => variable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The variable, or the text of the file that <c>NAME_FILE</c> names, without the line's end; null when there is neither.</summary>
    /// <exception cref="StartRefused">Both are set; or the file cannot be read, is empty or is no short text.</exception>
    public string? Secret(string name)
    {
        var fileName = FileName(name);
        if (Text(fileName) is not { } file) return Text(name);
        if (Text(name) is not null) throw new StartRefused($"Both {name} and {fileName} are set; keep one of them.");
        return Read(file, fileName);
    }

    /// <exception cref="StartRefused">It is not a whole number from 0 to <paramref name="most"/>.</exception>
    public TimeSpan Seconds(string name, int most)
    {
        if (Text(name) is not { } text) return TimeSpan.Zero;
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds <= most
            ? TimeSpan.FromSeconds(seconds)
            : throw new StartRefused($"{name} is a whole number of seconds from 0 to {most}, not '{text}'.");
    }

    public static string FileName(string name) => name + "_FILE";

    private static string Read(string file, string fileName)
    {
        string text;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            var bytes = new byte[LongestFile + 1];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read > LongestFile) throw new StartRefused($"{fileName} names {file}, which is longer than {LongestFile >> 10} KiB: that is no secret.");
            text = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, read);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or System.Text.DecoderFallbackException)
        {
            throw new StartRefused($"{fileName} names {file}, which cannot be read: {unreadable.Message}");
        }
        var value = text.TrimStart('\uFEFF').TrimEnd('\r', '\n');
        return value.Length > 0 ? value : throw new StartRefused($"{fileName} names {file}, which is empty.");
    }
}
