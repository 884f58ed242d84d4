using Newsroom.Server.Access;

namespace Newsroom.Server.Desk;

public static class DeskServices
{
    /// <summary>The use cases, for whoever calls them: the API, a command of the command line.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<NewsDesk>()
        .AddSingleton<AnsweredRequests>()
        .AddSingleton<ArticleDesk>()
        .AddSingleton<StoryDesk>()
        .AddSingleton<AnnotationDesk>()
        .AddSingleton<DeadLetterDesk>()
        .AddSingleton<StaffDirectory>()
        .AddSingleton<GroupDesk>()
        .AddSingleton<KeyGrants>();
}
