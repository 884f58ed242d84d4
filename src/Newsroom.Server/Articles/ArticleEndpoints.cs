using System.Globalization;
using Newsroom.Core.Articles;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;
using Newsroom.Server.WebAnnotations;

namespace Newsroom.Server.Articles;

/// <summary>Reports over HTTP.</summary>
public static class ArticleEndpoints
{
    public static ResourceKind<Article> Kind { get; } = new("/api/articles", ArticleAnswer.Of);

    public static void MapArticles(this IEndpointRouteBuilder app)
    {
        var articles = app.MapGroup("/api/articles").WithTags("Articles");

        articles.MapPost("/", File)
            .Creates<FileArticleRequest, ArticleAnswer>(Parameters.Writes, "File a report",
                "The same canonical address again: the same text changes nothing (200), a changed text is a revision (200).");
        articles.MapGet("/", ArticleList.Answer)
            .Lists<ArticlesAnswer>("Reports, by words and by what they are", ArticleList.Filters)
            .WithDescription("The latest filed first; where words are looked for, the newest 2,000 that match, by how well they do. With publishedBy: story, outlet and language alone. "
                + "Retracted reports are found by words, and by their authors, by editors alone.").OpenToThePublic();
        articles.MapGet("/{id}", Report)
            .Reads<ArticleAnswer>("A report as it stood").OpenToThePublic();
        articles.MapPut("/{id}", Revise)
            .Changes<ReviseArticleRequest, ArticleAnswer>(Parameters.Writes, "Revise a report", "The body is the whole new content.");
        articles.MapPost("/{id}/correction", Correct)
            .Changes<CorrectArticleRequest, ArticleAnswer>(Parameters.Publishes, "Correct a report in public", "A revision with a notice.");
        articles.MapPost("/{id}/retraction", Retract)
            .Changes<NoticeRequest, ArticleAnswer>(Parameters.Publishes, "Retract a report", "Its text stays in the history.");
        articles.MapPost("/{id}/embargo", Embargo)
            .Changes<EmbargoRequest, ArticleAnswer>(Parameters.Publishes, "Put a report under embargo", "Not to be published before a time.");
        articles.MapDelete("/{id}/embargo", Lift)
            .Changes<ReasonRequest, ArticleAnswer>(Parameters.Publishes, "Lift a report's embargo", "Before its time.");
        articles.MapGet("/{id}/revisions", Revisions).Reads<RevisionsAnswer>("A report's revisions").OpenToThePublic();
        articles.MapGet("/{id}/revisions/{number}", RevisionOf).Reads<RevisionAnswer>("One revision of a report").OpenToThePublic();
    }

    private static async Task<IResult> File(HttpContext http, HttpDesk desk, ArticleDesk articles)
    {
        var request = await JsonBody.Read<FileArticleRequest>(http);
        return await desk.Answer(http, Kind, request.Reason, caller =>
            articles.File(request.Outlet, request.Url, request.Content(), caller, http.RequestAborted));
    }

    private static async Task<IResult> Revise(HttpContext http, HttpDesk desk, NewsDesk news, string id)
    {
        var request = await JsonBody.Read<ReviseArticleRequest>(http);
        return await desk.Change(http, Kind, id, new ReviseArticle(request.Content(), news.Now), request.Reason);
    }

    private static async Task<IResult> Correct(HttpContext http, HttpDesk desk, NewsDesk news, string id)
    {
        var request = await JsonBody.Read<CorrectArticleRequest>(http);
        return await desk.Change(http, Kind, id, new CorrectArticle(request.Content(), request.Notice, news.Now), request.Reason);
    }

    private static async Task<IResult> Retract(HttpContext http, HttpDesk desk, string id)
    {
        var request = await JsonBody.Read<NoticeRequest>(http);
        return await desk.Change(http, Kind, id, new RetractArticle(request.Notice), request.Reason);
    }

    private static async Task<IResult> Embargo(HttpContext http, HttpDesk desk, NewsDesk news, string id)
    {
        var request = await JsonBody.Read<EmbargoRequest>(http);
        return await desk.Change(http, Kind, id, new EmbargoArticle(request.Until, news.Now), request.Reason);
    }

    private static async Task<IResult> Lift(HttpContext http, HttpDesk desk, NewsDesk news, string id)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await desk.Change(http, Kind, id, new LiftEmbargo(news.Now), request?.Reason);
    }

    private static async Task<IResult> Report(HttpContext http, HttpDesk desk, RevisionTexts texts, string id)
    {
        var answer = await desk.Read(
            http, id, Kind.PathOf(id),
            (article, at) => texts.With(
                article, at.PublishedBy is { } by && PublicReport.Of(article, by) is { } had ? [had.Revision] : [], http.RequestAborted),
            Kind.Forms);
        // Only now: what names no report may be no text for a header either.
        Ldp.SayService(http, WebIris.Of(http).ContainerOf(id));
        return answer;
    }

    private static Task<IResult> Revisions(HttpContext http, HttpDesk desk, string id) =>
        desk.Read(http, id, $"{Kind.PathOf(id)}/revisions", null, Representation<Article>.Json(RevisionsAnswer.Of));

    private static Task<IResult> RevisionOf(HttpContext http, HttpDesk desk, RevisionTexts texts, string id, string number)
    {
        var what = $"revision of article '{id}'";
        // There is no revision 0: what is no number is none that is there.
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) n = 0;
        return desk.Read(http, id, $"{Kind.PathOf(id)}/revisions/{n}", (article, _) => texts.With(article, [n], http.RequestAborted), Representation<Article>.Json((article, moment) =>
        {
            if (RevisionsAnswer.Shown(article, moment).FirstOrDefault(r => r.Number == n) is { } revision) return RevisionAnswer.Of(article, revision, moment);
            // In the public's view one that is hidden and one that is not there are told alike.
            return moment.PublishedBy is not null ? null : throw new RequestRefused(Problems.NotFound(what, number));
        }));
    }
}
