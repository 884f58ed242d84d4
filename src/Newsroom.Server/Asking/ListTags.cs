using Newsroom.Core.Annotations.Listings;

namespace Newsroom.Server.Asking;

/// <summary>The tags of the notes that whoever asks may see, as at a moment, the most used first.</summary>
public sealed class ListTags(Listings listings)
{
    /// <param name="prefix">Folded; null for all.</param>
    /// <exception cref="ListingBehind">The list of notes has not come so far yet.</exception>
    public async Task<IReadOnlyList<TagCount>> Ask(Moment moment, string? prefix, int limit, CancellationToken cancel)
    {
        // How the desk sorts its notes is its own.
        if (moment.PublishedBy is not null) return [];
        await listings.WaitForPresent(moment.Position, cancel, AnnotationsListing.ListingName);
        return await listings.Query(
            "Annotations/tags.sql", row => new TagCount(row.GetString(0), row.GetInt64(1)), cancel, moment.Position, ListAnnotations.Audiences(moment), prefix, limit);
    }
}

/// <param name="Tag">As it is mostly written.</param>
/// <param name="Notes">How many have it, however it is written.</param>
public sealed record TagCount(string Tag, long Notes);
