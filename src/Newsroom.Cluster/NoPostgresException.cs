namespace Newsroom.Cluster;

/// <summary>No PostgreSQL 15 to 18 on this machine, and none could be fetched. The message gives the commands that install one.</summary>
public sealed class NoPostgresException : Exception
{
    internal NoPostgresException(string reason, int? major = null)
        : base(Text(reason, major ?? PostgresBinaries.DefaultMajor))
    {
    }

    private static string Text(string reason, int major) => $"""
        {reason}

        Install PostgreSQL, then start again:
          Debian, Ubuntu   sudo apt-get update && sudo apt-get install -y postgresql
          macOS            brew install postgresql@{major}
          Windows          winget install -e --id PostgreSQL.PostgreSQL.{major}
        or run everything in containers:
                           docker compose up
        or name a server that you have:
                           ConnectionStrings__Newsroom="Host=...;Database=...;Username=...;Password=..."
        """;
}
