using Newsroom.Server.Messages;

namespace Newsroom.Server.Asking;

/// <summary>The newsroom's own messages: how many there are, and those whose last attempt failed.</summary>
public sealed class ListMessages(MessageStore messages, StoredListings listings)
{
    public Task<IReadOnlyList<MessageCounts>> Count(CancellationToken cancel) => messages.Counts(cancel);

    /// <summary>How far the listings and the subscriptions have come.</summary>
    public ValueTask<IReadOnlyList<Progress>> Followers(CancellationToken cancel) => listings.Progress(cancel);

    /// <summary>Dead letters, the oldest first.</summary>
    /// <param name="type">Only letters of this type; null for all.</param>
    /// <param name="after">The place of the last letter of the page before; null for the first page.</param>
    /// <returns>The letters, and the place of the last of them when there are more behind it.</returns>
    public async ValueTask<(IReadOnlyList<DeadLetter> Letters, DeadLetterPlace? Last)> Dead(
        string? type, DeadLetterPlace? after, int limit, CancellationToken cancel)
    {
        var letters = await messages.DeadLetters(limit + 1, after, type, cancel);
        return letters.Count <= limit ? (letters, null) : ([.. letters.Take(limit)], letters[limit - 1].Place);
    }

    /// <summary>Null when there is no such letter.</summary>
    public Task<DeadLetter?> Find(Guid id) => messages.Find(id);
}
