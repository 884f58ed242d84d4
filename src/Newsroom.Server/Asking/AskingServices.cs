using Newsroom.Server.Annotations;
using Newsroom.Server.History;
using Newsroom.Server.Messages;
using Newsroom.Server.Push;
using Newsroom.Server.Searching;

namespace Newsroom.Server.Asking;

public static class AskingServices
{
    /// <summary>The questions, for whoever asks them: the API, a command of the command line.</summary>
    public static IServiceCollection AddAsking(this IServiceCollection services) => services
        .AddSingleton<Moments>()
        .AddSingleton<States>()
        .AddSingleton<RevisionTexts>()
        .AddSingleton<RecentTexts>()
        .AddSingleton<Listings>()
        .AddSingleton<Retractions>()
        .AddSingleton<Circumstances>()
        .AddSingleton<PendingNotes>()
        .AddSingleton<MessageStore>()
        .AddSingleton<ListStories>()
        .AddSingleton<ListArticles>()
        .AddSingleton<ListAnnotations>()
        .AddSingleton<NewestMatches>()
        .AddSingleton<SearchedListing>()
        .AddSingleton<SearchNotes>()
        .AddSingleton<SearchReports>()
        .AddSingleton<ListTags>()
        .AddSingleton<ListContained>()
        .AddSingleton<ListKeys>()
        .AddSingleton<ListMessages>()
        .AddSingleton<ReadStoryPage>()
        .AddSingleton<StandingPages>()
        .AddSingleton<ReadHistory>()
        .AddSingleton<ReadLog>()
        .AddSingleton<NoteReaders>()
        .AddSingleton<AnnotationArticles>()
        .AddSingleton<LogView>()
        .AddSingleton<ReplayStory>()
        .AddSingleton<CopyLookup>();
}
