namespace Newsroom.Server.Commands;

/// <summary>What the program's exit code says.</summary>
public static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Something is broken; the message says what.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>A rule says no: a log that has events, a directory that another server holds, a name that is taken.</summary>
    public const int Refused = 3;

    /// <summary>There is no such story, listing, key or dead letter.</summary>
    public const int NotFound = 4;

    /// <summary>There is no PostgreSQL, or it cannot be reached.</summary>
    public const int Unavailable = 5;
}
