using Marten;
using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Groups;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Access;

/// <summary>
/// Who there is: the groups of people with their members, and everybody who has had a key. A node reads them once and keeps them in
/// memory; whatever changes them empties it as soon as the log brings it.
/// </summary>
public sealed class StaffDirectory(IDocumentStore store)
{
    private volatile Memberships? memberships;
    private volatile IReadOnlySet<string>? actors;
    private long generation;

    /// <summary>Ids of the groups to which somebody belongs.</summary>
    /// <exception cref="StoreUnavailable">They are not in memory, and the database cannot be reached.</exception>
    public async ValueTask<IReadOnlyCollection<string>> GroupsOf(string member, CancellationToken cancel) =>
        (memberships ?? await ReadGroups(cancel)).ByMember.TryGetValue(member, out var groups) ? groups : [];

    /// <summary>Every group, by id.</summary>
    /// <inheritdoc cref="GroupsOf"/>
    public async ValueTask<IReadOnlyList<PeopleGroup>> Groups(CancellationToken cancel) => (memberships ?? await ReadGroups(cancel)).All;

    /// <summary>Whom a note can name.</summary>
    /// <inheritdoc cref="GroupsOf"/>
    public async ValueTask<Staff> Staff(CancellationToken cancel) =>
        new(actors ?? await ReadActors(cancel), (memberships ?? await ReadGroups(cancel)).Ids);

    /// <summary>Told by whoever follows the log for this node, and by whoever has just written.</summary>
    public void Watch(IReadOnlyList<Recorded> events)
    {
        foreach (var recorded in events)
        {
            var category = Streams.CategoryOf(recorded.Stream);
            if (category == PeopleGroup.Category) Forget(groups: true);
            else if (recorded.Data is KeyGranted) Forget(groups: false);
        }
    }

    public void Forget()
    {
        Forget(groups: true);
        Forget(groups: false);
    }

    private void Forget(bool groups)
    {
        Interlocked.Increment(ref generation);
        if (groups) memberships = null;
        else actors = null;
    }

    private Task<Memberships> ReadGroups(CancellationToken cancel) => Read<PeopleGroup, Memberships>(Memberships.Of, read => memberships = read, cancel);

    private Task<IReadOnlySet<string>> ReadActors(CancellationToken cancel) =>
        Read<AccessKey, IReadOnlySet<string>>(keys => keys.Select(k => k.Name).ToHashSet(StringComparer.Ordinal), read => actors = read, cancel);

    private async Task<TKept> Read<T, TKept>(Func<IReadOnlyList<T>, TKept> make, Action<TKept> keep, CancellationToken cancel) where T : class
    {
        var before = Interlocked.Read(ref generation);
        try
        {
            await using var session = store.QuerySession();
            var read = make(await session.Query<T>().ToListAsync(cancel));
            // What was read before a change must not be remembered after it.
            if (before == Interlocked.Read(ref generation)) keep(read);
            return read;
        }
        catch (Exception away) when (StoreUnavailable.Of(away) is { } unavailable)
        {
            throw unavailable;
        }
    }

    private sealed record Memberships(IReadOnlyList<PeopleGroup> All, IReadOnlySet<string> Ids, IReadOnlyDictionary<string, string[]> ByMember)
    {
        public static Memberships Of(IReadOnlyList<PeopleGroup> groups) => new(
            [.. groups.OrderBy(g => g.Id, StringComparer.Ordinal)],
            groups.Select(g => g.Id).ToHashSet(StringComparer.Ordinal),
            groups.SelectMany(g => g.Members, (g, member) => (member, g.Id)).GroupBy(m => m.member, m => m.Id, StringComparer.Ordinal)
                .ToDictionary(m => m.Key, m => m.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal));
    }
}
