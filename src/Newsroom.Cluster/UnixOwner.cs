namespace Newsroom.Cluster;

/// <summary>Whose a directory is, and who else may use it: what <c>ls</c> says, because no struct stat is the same on two systems.</summary>
/// <param name="Mode">As <c>ls -l</c> prints it, for instance <c>drwx------</c>; a symbolic link starts with <c>l</c>.</param>
internal sealed record UnixOwner(string UserId, string Mode)
{
    public bool IsPrivateDirectory => Mode.StartsWith("drwx------", StringComparison.Ordinal);

    /// <summary>Null when nothing is there.</summary>
    public static async Task<UnixOwner?> OfAsync(string path, CancellationToken cancellation)
    {
        var answer = await ChildProcess.RunAsync("ls", ["-ldn", "--", path], null, "/", cancellation: cancellation);
        return answer.Succeeded && answer.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var mode, _, var user, ..]
            ? new UnixOwner(user, mode)
            : null;
    }

    /// <summary>The numeric id of the user that this process runs as.</summary>
    public static async Task<string> OfThisProcessAsync(CancellationToken cancellation) =>
        (await ChildProcess.RunAsync("id", ["-u"], null, "/", cancellation: cancellation)).Output;
}
