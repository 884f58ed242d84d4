using System.Text.RegularExpressions;
using Newsroom.Core.Annotations;
using Newsroom.Core.Archive;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.Seeds;

/// <summary>The repository's own seeds, run once: the archive's actions, and the log that they become.</summary>
public sealed partial class SeedArchive
{
    public const string StoryId = "coree-du-nord-russie";

    private readonly string folder = Folder();
    private readonly Dictionary<string, string> articleIds;

    public SeedArchive()
    {
        Readme = File.ReadAllText(Path.Combine(folder, "README.md"));
        Script = ArchiveScript.Parse(File.ReadAllText(Path.Combine(folder, "archive.json")));
        Events = ArchiveRunner.Run(Script, Body);
        articleIds = Deeds<ArchiveDeed.FileArticle>().ToDictionary(f => f.Article, f => ArticleId.FromUrl(CanonicalUrl.Of(f.Url!)!));
    }

    public string Readme { get; }

    public ArchiveScript Script { get; }

    public IReadOnlyList<ArchivedEvent> Events { get; }

    /// <summary>Keys of the reports, in the order in which they were filed.</summary>
    public IEnumerable<string> ArticleKeys => articleIds.Keys;

    /// <summary>Keys of the notes, in the order in which they were posted.</summary>
    public IEnumerable<string> NoteKeys => Deeds<ArchiveDeed.PostNote>().Select(p => p.Note);

    /// <summary>The text at a path of the archive.</summary>
    public string Body(string path) => File.ReadAllText(Path.Combine(folder, path));

    /// <summary>Names of the texts that lie in the folder, as the archive calls them.</summary>
    public IEnumerable<string> TextPaths =>
        Directory.GetFiles(Path.Combine(folder, "reports")).Select(f => "reports/" + Path.GetFileName(f));

    public IEnumerable<TDeed> Deeds<TDeed>() where TDeed : ArchiveDeed => Script.Timeline.Select(a => a.Deed).OfType<TDeed>();

    /// <summary>What was recorded by then.</summary>
    public Moment At(string time) => new(this, DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    public Moment AtTheEnd => new(this, DateTimeOffset.MaxValue);

    /// <summary>The events of a note, in order.</summary>
    public IEnumerable<object> NoteEvents(string key) => Events.Where(e => e.Stream == NoteStream(key)).Select(e => e.Data);

    private static string NoteStream(string key) =>
        Streams.Of(Annotation.Category, Ids.From("archive", ArchiveScript.Format, "note", key));

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Newsroom.sln"))) return Path.Combine(at.FullName, "seeds");
        }
        throw new InvalidOperationException($"No Newsroom.sln above {AppContext.BaseDirectory}.");
    }

    /// <summary>
    /// The notes that a table of the README names: for each row under the heading, its first cell and every key (in
    /// backticks) of the cell chosen.
    /// </summary>
    public IReadOnlyList<(string Row, IReadOnlyList<string> Notes)> ReadmeTable(string heading, int cell) =>
    [
        .. Readme[(Readme.IndexOf(heading, StringComparison.Ordinal) + heading.Length)..].Split('\n')
            .SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Split('|')[1..^1])
            .Select(cells => (cells[0].Trim(), (IReadOnlyList<string>)[.. Key().Matches(cells[cell]).Select(m => m.Groups[1].Value)])),
    ];

    [GeneratedRegex("`([a-z0-9-]+)`")]
    private static partial Regex Key();

    /// <summary>The newsroom as it stood at a time.</summary>
    public sealed class Moment
    {
        private readonly SeedArchive archive;
        private readonly TestLog log = new();

        internal Moment(SeedArchive archive, DateTimeOffset time)
        {
            this.archive = archive;
            foreach (var e in archive.Events.Where(e => e.At <= time)) log.Add(e.Stream, e.Data, e.At, e.Metadata);
        }

        public Story Story => log.State<Story>(StoryId)!;

        /// <summary>Null when the report had not been filed.</summary>
        public Article? Article(string key) => log.State<Article>(archive.articleIds[key]);

        /// <summary>Null when the note had not been posted.</summary>
        public Annotation? Note(string key) => Fold.Of<Annotation>(log.Stream(NoteStream(key)));

        /// <summary>Keys of the reports attached, in order, with their present revision.</summary>
        public IEnumerable<(string Key, int Revision)> Attached =>
            from attachment in Story.Articles
            let key = archive.articleIds.Single(a => a.Value == attachment.Article).Key
            select (key, Article(key)!.Current.Number);

        public IReadOnlyDictionary<string, Annotation> Notes =>
            archive.NoteKeys.Where(k => Note(k) is not null).ToDictionary(k => k, k => Note(k)!);
    }
}
