namespace Newsroom.Cluster;

/// <summary>One run of PostgreSQL's main process, tied to the life of this process.</summary>
internal interface IPostmaster : IDisposable
{
    /// <summary>Completes when PostgreSQL has ended, whoever ended it.</summary>
    Task Exited { get; }

    /// <summary>Asks PostgreSQL to end: open transactions are rolled back, everything committed is kept.</summary>
    Task RequestStopAsync();

    /// <summary>Ends it at once; the next start recovers what was committed.</summary>
    void Kill();
}
