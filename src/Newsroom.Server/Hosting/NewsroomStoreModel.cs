using JasperFx.Events.Projections;
using Newsroom.Core;
using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Groups;
using Newsroom.Core.Stories;
using Newsroom.Server.Annotations;
using Newsroom.Server.Articles;
using Newsroom.Server.Desk;

namespace Newsroom.Server.Hosting;

/// <summary>What this newsroom's store keeps.</summary>
public static class NewsroomStoreModel
{
    public static StoreModel Model { get; } = new(NewsroomModel.EventTypes, NewsroomModel.Listings)
    {
        Outlines = NewsroomModel.Outlines,
        // Inline: a key that was revoked opens nothing from that commit on.
        Snapshots = [InlineSnapshot.Of<AccessKey>("access_key", revision: 2), InlineSnapshot.Of<PeopleGroup>("people_group")],
        Documents = [typeof(AnsweredRequest)],
        Subscriptions = [Reanchoring.Name, EmbargoReminders.Name],
        // For sessions of Marten's own: AggregateStreamAsync<Article>, FetchForWriting<Article>.
        Configure = marten =>
        {
            marten.Projections.Add(new FoldProjection<Article>(NewsroomModel.EventTypes), ProjectionLifecycle.Live);
            marten.Projections.Add(new FoldProjection<Annotation>(NewsroomModel.EventTypes), ProjectionLifecycle.Live);
            marten.Projections.Add(new FoldProjection<Story>(NewsroomModel.EventTypes), ProjectionLifecycle.Live);
        },
    };
}
