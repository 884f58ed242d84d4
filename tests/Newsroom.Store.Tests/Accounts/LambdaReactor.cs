using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>A reactor that a test writes where it is used.</summary>
public sealed class LambdaReactor(
    string name,
    IReadOnlyList<string> listens,
    IReadOnlyList<DocumentType> documents,
    Func<Recorded, IReaction, CancellationToken, Task> react) : IReactor
{
    public string Name => name;
    public IReadOnlyList<string> Listens => listens;
    public IReadOnlyList<DocumentType> Documents => documents;

    public Task React(Recorded recorded, IReaction reaction, CancellationToken cancel) => react(recorded, reaction, cancel);
}
