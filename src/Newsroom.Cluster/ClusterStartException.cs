namespace Newsroom.Cluster;

/// <summary>PostgreSQL could not be started or prepared. The message says what to do, and ends with the last lines of PostgreSQL's own log when it wrote any.</summary>
public sealed class ClusterStartException : Exception
{
    public ClusterStartException(string message) : base(message) { }

    public ClusterStartException(string message, Exception inner) : base(message, inner) { }
}
