using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Cluster;

/// <summary>Where PostgreSQL's files lie, and which user it runs as.</summary>
/// <param name="Root">The directory of the files, mode 0700, the account's own.</param>
/// <param name="Elsewhere">True when <paramref name="Root"/> could not lie in the data directory.</param>
/// <param name="Account">Null when PostgreSQL runs as the user of this process.</param>
/// <param name="Id">Ties the files to the data directory.</param>
internal sealed record PostgresPlace(string Root, bool Elsewhere, UnixAccount? Account, string Id)
{
    private const string DefaultElsewhere = "/var/lib/newsroom";
    private const string IdFile = "cluster.id";

    /// <summary>
    /// The data directory's own <c>postgres</c> directory, unless this is root and the user that PostgreSQL
    /// runs as cannot reach it: then a directory under /var/lib/newsroom that <c>cluster.json</c> points to.
    /// Such a directory belongs to one life of the data directory: when that is deleted, the next start
    /// finds no pointer and makes a fresh database.
    /// </summary>
    /// <exception cref="ClusterStartException">There is data, and it cannot be reached.</exception>
    public static async Task<PostgresPlace> ChooseAsync(
        ClusterOptions options, string dataDirectory, ClusterFacts? facts, IProgress<string>? log, CancellationToken cancellation)
    {
        var account = await UnixAccount.ForRootAsync(cancellation);
        if (facts?.Root is { } elsewhere)
        {
            // An empty newsroom in place of a lost one would look like an answer.
            if (ReadId(elsewhere) != facts.Id)
                throw new ClusterStartException($"The database of this newsroom lies in {elsewhere}, and is not there. Put it back; or, to begin again with an empty newsroom, delete {dataDirectory}.");
            return await OfAsync(elsewhere, true, account, facts.Id, cancellation);
        }

        var inside = Path.Combine(dataDirectory, "postgres");
        var id = ReadId(inside) ?? NewId();
        if (new PostgresFiles(inside).Major is not null)
            return await OfAsync(inside, false, account, id, cancellation);

        PrivateFile.CreateDirectory(inside);
        account?.Own(inside);
        if (account is null || await account.CanUseAsync(inside, cancellation))
        {
            await WriteIdAsync(inside, id, cancellation);
            return new PostgresPlace(inside, false, account, id);
        }

        Directory.Delete(inside, recursive: true);
        var fresh = await MakeElsewhereAsync(options.RootsDatabases ?? DefaultElsewhere, dataDirectory, account, log, cancellation);
        log?.Report($"The user {account.Name}, whom PostgreSQL runs as, cannot reach {dataDirectory}: the database's files lie in {fresh.Root}.");
        return fresh;
    }

    private static async Task<PostgresPlace> MakeElsewhereAsync(
        string parent, string dataDirectory, UnixAccount account, IProgress<string>? log, CancellationToken cancellation)
    {
        var id = NewId();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataDirectory)))[..12];
        PrivateFile.CreatePassableDirectory(parent);
        foreach (var former in Directory.GetDirectories(parent, name + "-*"))
            log?.Report($"The database of a data directory that was deleted still lies in {former}; nothing uses it any more.");
        var root = Path.Combine(parent, $"{name}-{id}");
        PrivateFile.CreateDirectory(root);
        account.Own(root);
        if (!await account.CanUseAsync(root, cancellation))
            throw new ClusterStartException(
                $"PostgreSQL refuses to run as root and runs as the user {account.Name}, who can reach neither {dataDirectory} nor {parent}. "
                + $"Name a data directory that {account.Name} can reach: NEWSROOM_DATA=/srv/newsroom");
        await WriteIdAsync(root, id, cancellation);
        return new PostgresPlace(root, true, account, id);
    }

    /// <summary>Files that exist decide which user PostgreSQL runs as: nobody else can open them.</summary>
    private static async Task<PostgresPlace> OfAsync(string root, bool elsewhere, UnixAccount? account, string id, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
            return new PostgresPlace(root, elsewhere, null, id);
        var owner = (await UnixOwner.OfAsync(root, cancellation))?.UserId
            ?? throw new ClusterStartException($"{root} cannot be looked at.");
        if (account is null)
        {
            if (owner != await UnixOwner.OfThisProcessAsync(cancellation))
                throw new ClusterStartException($"The database in {root} belongs to another user (id {owner}). Start the newsroom as the user who started it before, or as root.");
            return new PostgresPlace(root, elsewhere, null, id);
        }
        var runsAs = await UnixAccount.FindAsync(owner, cancellation)
            ?? throw new ClusterStartException($"The database in {root} belongs to the user id {owner}, whom PostgreSQL cannot run as. Give it to {account.Name}: chown -R {account.Name} '{root}'");
        if (!await runsAs.CanUseAsync(root, cancellation))
            throw new ClusterStartException(
                $"The database in {root} belongs to the user {runsAs.Name}, who cannot reach it any more. "
                + "Let others pass through the directories above it (chmod o+x on each), or move the data directory where they can.");
        return new PostgresPlace(root, elsewhere, runsAs, id);
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private static string? ReadId(string root)
    {
        try
        {
            return File.ReadAllText(Path.Combine(root, IdFile)).Trim() is { Length: 16 } id ? id : null;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static async Task WriteIdAsync(string root, string id, CancellationToken cancellation)
    {
        if (ReadId(root) == id)
            return;
        // As a whole: half an id, left by a kill, would make the next start take these files for another's.
        var path = Path.Combine(root, IdFile);
        File.Delete(path + ".new");
        await using (var file = PrivateFile.Open(path + ".new", FileMode.CreateNew))
        await using (var writer = new StreamWriter(file))
            await writer.WriteAsync(id.AsMemory(), cancellation);
        File.Move(path + ".new", path, overwrite: true);
    }
}
