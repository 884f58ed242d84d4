using Newsroom.Core.Access.Views;
using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Views;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Views;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories.Views;

namespace Newsroom.Core;

/// <summary>Everything that an engine runs for the newsroom, named one by one; nothing is scanned.</summary>
public static class NewsroomModel
{
    public static EventTypes EventTypes => NewsroomEvents.Types;

    public static IReadOnlyList<IView> Views { get; } =
    [
        new StoriesView(), new ArticlesView(), new MembershipsView(), new AnnotationsView(), new AccessKeysView(),
        new OpenEmbargoesView(),
    ];

    public static IReadOnlyList<IReactor> Reactors { get; } = [new AnnotationReanchoring(), new EmbargoReminders()];

    public static IReadOnlyList<IMessageHandler> Handlers { get; } = [new LiftEmbargoHandler()];

    public static IReadOnlyList<ISweep> Sweeps { get; } = [new EmbargoSweep()];

    public static EngineDefinition Definition { get; } = new(EventTypes, Views, Reactors, Handlers) { Sweeps = Sweeps };
}
