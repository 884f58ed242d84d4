using System.Text;

namespace Newsroom.Cluster;

/// <summary>
/// The settings of a newsroom's PostgreSQL. They are written anew at every start, so that a newsroom's
/// upgrade reaches old data directories; what keeps data safe and private is given on the command line,
/// above everything that a file in the data directory can say.
/// </summary>
internal static class PostgresSettings
{
    private const string LocalFile = "local.conf";

    /// <summary>Readable, changeable settings; <c>local.conf</c> beside it has the last word.</summary>
    /// <param name="walCompression">A method that the server was built with; it would not start with another.</param>
    public static string File(PostgresFiles files, bool temporary, string walCompression)
    {
        var text = new StringBuilder($"""
            # Written by the newsroom at every start: changes made here are lost.
            # Put your own in local.conf, in this directory; it is read last, at every start, and never touched.
            max_connections = 200
            shared_buffers = 128MB
            wal_compression = {walCompression}
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            default_text_search_config = 'pg_catalog.simple'
            log_line_prefix = '%m [%p] %u@%d '
            log_min_messages = warning

            """.ReplaceLineEndings("\n"));
        text.Append(temporary
            ? """
              # A throw-away database: nothing of it has to survive, and every test keeps a pool.
              max_connections = 500
              max_wal_size = 256MB
              autovacuum_naptime = 5min
              full_page_writes = off
              synchronous_commit = off

              """.ReplaceLineEndings("\n")
            : $"""
              logging_collector = on
              log_directory = {Quote(files.Logs)}
              log_filename = 'postgresql-%a.log'
              log_truncate_on_rotation = on
              log_rotation_age = 1d
              log_rotation_size = 0
              log_file_mode = 0600
              log_checkpoints = off

              """.ReplaceLineEndings("\n"));
        // Named only when it is there: PostgreSQL would mention its absence at every start.
        if (System.IO.File.Exists(Path.Combine(files.Data, LocalFile)))
            text.Append($"include = '{LocalFile}'\n");
        return text.ToString();
    }

    /// <summary>Who may connect: with the password, over the private socket; on Windows over the loopback address.</summary>
    public static string Access() => OperatingSystem.IsWindows()
        ? "host all all 127.0.0.1/32 scram-sha-256\n"
        : "local all all scram-sha-256\n";

    /// <summary><c>-c name=value</c> for each setting that no file may loosen.</summary>
    public static IEnumerable<string> Arguments(string host, int port, bool temporary)
    {
        (string Name, string Value)[] fixedSettings =
        [
            ("port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. OperatingSystem.IsWindows()
                ? new[] { ("listen_addresses", host), ("unix_socket_directories", "") }
                : [("listen_addresses", ""), ("unix_socket_directories", host), ("unix_socket_permissions", "0700")],
            ("password_encryption", "scram-sha-256"),
            .. temporary
                ? new[] { ("fsync", "off") }
                : [("fsync", "on"), ("full_page_writes", "on"), ("synchronous_commit", "on")],
        ];
        return fixedSettings.SelectMany(setting => new[] { "-c", $"{setting.Name}={setting.Value}" });
    }

    private static string Quote(string value) =>
        "'" + value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal) + "'";
}
