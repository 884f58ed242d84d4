using Newsroom.Core.Kernel;

namespace Newsroom.Server.Desk;

/// <summary>What became of a request for a change: one of the records here, and there are no others.</summary>
public abstract record Outcome<TState> where TState : class, IFold<TState>
{
    private Outcome()
    {
    }

    /// <summary>It stands, whether it was written now, was written by an earlier run, or was so already.</summary>
    /// <param name="Stream">From the beginning up to the last event of the request; up to its end where there was nothing to do.</param>
    /// <param name="Written">The request's own events; empty when there was nothing to do.</param>
    /// <param name="Position">The log's position that the answer is about.</param>
    /// <param name="Repeated">Whether an earlier run of the same request wrote it.</param>
    public sealed record Done(IReadOnlyList<Recorded> Stream, IReadOnlyList<Recorded> Written, long Position, bool Repeated) : Outcome<TState>
    {
        public TState State { get; } = Fold.Of<TState>(Stream)!;

        public string Id => Stream[^1].Subject;

        public long Version => Stream[^1].Version;

        /// <summary>Whether the request began the stream.</summary>
        public bool Created => Written is [{ Version: 1 }, ..];
    }

    /// <summary>A rule of the newsroom said no.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome<TState>;

    /// <summary>What is to be changed, or what the change is about, does not exist.</summary>
    /// <param name="What">Its category: article, annotation, story.</param>
    public sealed record NotThere(string What, string Id) : Outcome<TState>;

    /// <summary>The stream stands at another version than the caller has seen.</summary>
    /// <param name="Stream">As it was found.</param>
    public sealed record Stale(IReadOnlyList<Recorded> Stream) : Outcome<TState>
    {
        public TState State { get; } = Fold.Of<TState>(Stream)!;

        public string Id => Stream[^1].Subject;

        public long Version => Stream[^1].Version;

        public long Position => Stream[^1].Position ?? 0;
    }

    /// <summary>The caller did not say which version it has seen, and must.</summary>
    public sealed record VersionNotSaid : Outcome<TState>;

    /// <summary>The request's key belongs to another request.</summary>
    public sealed record KeyReused : Outcome<TState>;
}
