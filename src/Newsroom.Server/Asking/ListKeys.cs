using Newsroom.Core.Access.Views;

namespace Newsroom.Server.Asking;

/// <summary>Every API key that was ever granted, by the inline view: it stands with the events, however long the log is.</summary>
public sealed class ListKeys(Listings listings)
{
    public Task<IReadOnlyList<AccessKeyListing>> Ask(CancellationToken cancel) =>
        listings.Query("Access/keys.sql", row => Listings.Document<AccessKeyListing>(row, 0), cancel);
}
