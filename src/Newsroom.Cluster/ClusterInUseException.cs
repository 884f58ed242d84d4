namespace Newsroom.Cluster;

/// <summary>Another process serves this data directory. Two servers on one database would each believe themselves its only writer.</summary>
public sealed class ClusterInUseException : Exception
{
    internal ClusterInUseException(string dataDirectory, int? ownerPid)
        : base($"{dataDirectory} is already served by {(ownerPid is null ? "another process, which is starting or stopping" : $"process {ownerPid}")}, and a data directory has one server at a time. "
            + "Stop that one, or give this one a directory of its own: NEWSROOM_DATA=/another/directory")
    {
        DataDirectory = dataDirectory;
        OwnerPid = ownerPid;
    }

    /// <summary>The directory in question.</summary>
    public string DataDirectory { get; }

    /// <summary>The process that serves it, when it has already said so.</summary>
    public int? OwnerPid { get; }
}
