using System.Runtime.CompilerServices;
using Newsroom.Core.Articles.Views;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>Reminds again of the end of every embargo that is on.</summary>
public sealed class EmbargoSweep : ISweep
{
    private const int Page = 500;

    public string Name => "embargoes";

    public async IAsyncEnumerable<Message> Due(IDocuments documents, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? after = null;
        while (true)
        {
            var page = await documents.List<EmbargoReminder>(OpenEmbargoesView.ViewName, after, Page, cancel);
            foreach (var (_, reminder) in page) yield return reminder.Message();
            if (page.Count < Page) yield break;
            after = page[^1].Id;
        }
    }
}
