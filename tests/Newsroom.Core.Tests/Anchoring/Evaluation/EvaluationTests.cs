using System.Globalization;
using System.Text;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Wording;
using Xunit.Abstractions;

namespace Newsroom.Core.Tests.Anchoring.Evaluation;

/// <summary>
/// Revisions whose truth is known because they were made by it: every edit of every sentence, in every setting. A note that ends on
/// other words than the truth, or hides a grave change, misleads whoever reads it, and none may; one that says that it does not know
/// is missed, and counted. The table that comes of it stands in docs/anchoring.md.
/// </summary>
public sealed class EvaluationTests(ITestOutputHelper output)
{
    private static readonly string[] Grave = [.. ChangeKind.All.Except([ChangeKind.Wording, ChangeKind.Typography])];

    private static readonly string[] Columns = ["revisions", "right", "told too much", "ambiguous", "orphaned", "silently wrong"];

    /// <param name="Edited">The passage in brackets, where there is one in truth.</param>
    private sealed record Revision(string Row, string Grave, string Language, string Before, string Edited);

    [Fact]
    public void No_note_ends_silently_wrong_and_the_table_is_that_of_the_docs()
    {
        var rows = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var revision in Revisions())
        {
            var (before, passage) = Read(revision.Before);
            var (after, truth) = Read(revision.Edited);
            var result = Reanchoring.Carry(before, passage!, after);
            var column = Judge(revision, passage!, truth, result);
            var row = rows.TryGetValue(revision.Row, out var counts) ? counts : rows[revision.Row] = new int[Columns.Length];
            row[0]++;
            row[Array.IndexOf(Columns, column)]++;
            if (column == Columns[^1])
                wrong.Add($"{revision.Row}: «{passage!.Exact}» → {result}\n{before}\n→\n{after}\n");
        }

        var table = Table(rows);
        output.WriteLine(table);
        Assert.True(rows.Values.Sum(row => row[0]) >= 300);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Prepend($"{wrong.Count} silently wrong").Take(8)));
        Assert.Contains(table, File.ReadAllText(DocsOf("anchoring.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string Judge(Revision revision, Passage passage, Passage? truth, CarryResult result)
    {
        if (result is not CarryResult.Carried carried)
            return truth is null ? "right" : result is CarryResult.Ambiguous ? "ambiguous" : "orphaned";
        if (truth is null || carried.Passage.Start >= truth.End || carried.Passage.End <= truth.Start)
            return "silently wrong";
        var told = WordingChanges.Between(passage, carried.Passage, revision.Language).Intersect(Grave).ToArray();
        var grave = revision.Grave.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return grave.Except(told).Any() ? "silently wrong" : told.Length > grave.Length ? "told too much" : "right";
    }

    private static IEnumerable<Revision> Revisions()
    {
        var random = new Random(20);
        foreach (var template in Sentences.Templates)
        {
            foreach (var edit in template.Edits.Append(new Edit("same words", "", template.Sentence)))
            {
                foreach (var setting in (string[])["alone", "sentence before", "sentence behind", "rival", "notice", "moved", "new neighbours"])
                {
                    var report = new Report(template, random);
                    yield return new(
                        setting is "alone" or "sentence before" or "sentence behind" or "new neighbours" ? edit.Row : $"{edit.Row}, {setting}",
                        edit.Grave, template.Language, report.Text(template.Sentence), report.Revised(edit.Sentence, setting));
                }
            }

            for (var i = 0; i < 4; i++)
            {
                foreach (var setting in (string[])["alone", "rival", "notice"])
                {
                    var report = new Report(template, random);
                    yield return new(
                        setting == "alone" ? "cut" : $"cut, {setting}", "", template.Language, report.Text(template.Sentence), report.Revised("", setting));
                }

                var other = new Report(template, random);
                yield return new("all rewritten", "", template.Language, other.Text(template.Sentence), other.Rewritten());
                yield return new("two paragraphs swapped under it", "", template.Language, other.Across(swapped: false), other.Across(swapped: true));
                yield return new("two like sentences swapped", "", template.Language, other.Pair(exchanged: false), other.Pair(exchanged: false, swapped: true));
                if (template.Sentence.Contains("{N}", StringComparison.Ordinal))
                    yield return new("values exchanged", "number", template.Language, other.Pair(exchanged: false), other.Pair(exchanged: true));
            }
        }
    }

    /// <summary>Six paragraphs of two sentences, the template's between those of one of them.</summary>
    private sealed class Report
    {
        private readonly Template _template;
        private readonly string[] _fillers;
        private readonly string[] _values;
        private readonly int _paragraph;

        public Report(Template template, Random random)
        {
            _template = template;
            _fillers = [.. Sentences.Fillers[template.Language]];
            random.Shuffle(_fillers);
            var (towns, people) = (Sentences.Towns.ToArray(), Sentences.People.ToArray());
            random.Shuffle(towns);
            random.Shuffle(people);
            var (n, d) = (random.Next(20, 900), random.Next(2, 14));
            string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
            _values = ["{A}", towns[0], "{B}", towns[1], "{P}", people[0], "{Q}", people[1], "{N}", Text(n), "{M}", Text(n + random.Next(1, 90)), "{D}", Text(d), "{E}", Text(d + 14)];
            _paragraph = random.Next(1, 3);
        }

        public string Text(string sentence) => Joined(Paragraphs(sentence));

        public string Revised(string sentence, string setting)
        {
            var paragraphs = Paragraphs(sentence);
            var plain = Without(_template.Sentence);
            switch (setting)
            {
                case "sentence before":
                    paragraphs[_paragraph].Insert(1, Spare(0));
                    break;
                case "sentence behind":
                    paragraphs[_paragraph].Insert(paragraphs[_paragraph].Count - 1, Spare(0));
                    break;
                case "rival":
                    paragraphs.Add([Spare(1), plain.Replace("{A}", "{B}", StringComparison.Ordinal)]);
                    break;
                case "notice":
                    paragraphs.Add([Sentences.Notice(_template.Language, _template.Sentence.Split('[', ']')[1])]);
                    break;
                case "moved":
                    paragraphs.Add(paragraphs[_paragraph]);
                    paragraphs.RemoveAt(_paragraph);
                    break;
                case "new neighbours":
                    paragraphs[_paragraph][0] = Spare(0);
                    paragraphs[_paragraph][^1] = Spare(1);
                    break;
            }

            return Joined(paragraphs);
        }

        /// <summary>Another report of the same day.</summary>
        public string Rewritten()
        {
            var others = Sentences.Templates.Where(t => t.Language == _template.Language && t != _template).Select(t => Without(t.Sentence).Replace("{A}", "{B}", StringComparison.Ordinal));
            return Joined([.. others.Chunk(2).Select(pair => pair.ToList())]);
        }

        /// <summary>A passage from the end of one paragraph into the next.</summary>
        public string Across(bool swapped)
        {
            var one = $"{Spare(0)} {Without(_template.Sentence)[..^12]}";
            var two = $"{Without(_template.Sentence)[^12..]}";
            List<string> first = [swapped ? one + two : $"{one}[{two}"];
            List<string> second = [swapped ? Spare(1) : $"{Spare(1)[..9]}]{Spare(1)[9..]}", _fillers[0]];
            return Joined([[_fillers[1]], swapped ? second : first, swapped ? first : second, [_fillers[2]]]);
        }

        /// <summary>The sentence of two towns, each with its value.</summary>
        public string Pair(bool exchanged, bool swapped = false)
        {
            string Of(string town, string value) => _template.Sentence.Replace("{A}", town, StringComparison.Ordinal).Replace("{N}", value, StringComparison.Ordinal);
            List<string> one = [Of("{A}", exchanged ? "{M}" : "{N}")];
            List<string> two = [Without(Of("{B}", exchanged ? "{N}" : "{M}")).Replace("{P}", "{Q}", StringComparison.Ordinal)];
            return Joined([[_fillers[0]], swapped ? two : one, swapped ? one : two, [_fillers[1]]]);
        }

        private List<List<string>> Paragraphs(string sentence)
        {
            var paragraphs = _fillers[..10].Chunk(2).Select(pair => pair.ToList()).ToList();
            if (sentence.Length > 0)
                paragraphs[_paragraph].Insert(1, sentence);
            return paragraphs;
        }

        /// <summary>A sentence that the report does not have yet.</summary>
        private string Spare(int i) => _fillers[10 + i];

        private string Joined(List<List<string>> paragraphs)
        {
            var text = new StringBuilder(string.Join("\n\n", paragraphs.Select(sentences => string.Join(' ', sentences))));
            for (var i = 0; i < _values.Length; i += 2)
                text.Replace(_values[i], _values[i + 1]);
            return text.ToString();
        }
    }

    private static string Without(string sentence) => sentence.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    /// <summary>The text without its brackets, and the passage in them.</summary>
    private static (string Text, Passage? Passage) Read(string marked)
    {
        var (start, end) = (marked.IndexOf('['), marked.IndexOf(']') - 1);
        var text = Without(marked);
        return (text, start < 0 ? null : Passage.At(text, start, end));
    }

    private static string Table(SortedDictionary<string, int[]> rows)
    {
        var table = new StringBuilder($"| what was done | {string.Join(" | ", Columns)} |\n| --- |{string.Concat(Enumerable.Repeat(" ---: |", Columns.Length))}\n");
        foreach (var (row, counts) in rows)
            table.Append(CultureInfo.InvariantCulture, $"| {row} | {string.Join(" | ", counts)} |\n");
        var all = Columns.Select((_, i) => rows.Values.Sum(row => row[i])).ToArray();
        return table.Append(CultureInfo.InvariantCulture, $"| **all** | {string.Join(" | ", all.Select(n => $"**{n}**"))} |\n").ToString();
    }

    private static string DocsOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Newsroom.sln")))
                return Path.Combine(folder.FullName, "docs", file);
        }

        throw new DirectoryNotFoundException($"No checkout above {AppContext.BaseDirectory}.");
    }
}
