using System.Text.Json;

namespace Newsroom.Cluster;

/// <summary>What a backup says about itself, in the last entry of its file.</summary>
/// <param name="Format">1.</param>
/// <param name="PostgresMajor">The only major version that can read the files.</param>
/// <param name="StartedAt">What was committed by then is in the backup.</param>
/// <param name="FinishedAt">What was committed after it is not.</param>
/// <param name="Files">Every file: path in the data directory, bytes, SHA-256 in hex.</param>
public sealed record BackupFacts(
    int Format, int PostgresMajor, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, IReadOnlyList<BackupFacts.Entry> Files)
{
    internal const string FileName = "newsroom-backup.json";
    internal const int CurrentFormat = 1;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public sealed record Entry(string Path, long Bytes, string Sha256);

    /// <summary>Of all files together.</summary>
    public long Bytes => Files.Sum(f => f.Bytes);
}

/// <summary>A backup cannot be made, or cannot be restored; the message says why, in words.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
