using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Newsroom.Core.Kernel;
using Newsroom.Store.Tests.Accounts;

namespace Newsroom.Store.Tests;

/// <summary>Marten as another program sets it up on a newsroom's database, by its documentation: sessions that know nothing of the door.</summary>
internal static class PlainMarten
{
    public static DocumentStore On(TestDatabase database) => DocumentStore.For(options =>
    {
        options.Connection(database.ConnectionString);
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Serializer(new KernelSerializer());
        options.DisableNpgsqlLogging = true;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.EnableBigIntEvents = true;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.Projections.Add(new FoldProjection<Balance>(AccountEvents.Types), ProjectionLifecycle.Live);
        foreach (var type in AccountEvents.Types.All) options.Events.MapEventType(type.Type, type.Name);
    });

    /// <summary>A session that writes the metadata with whatever it appends.</summary>
    public static IDocumentSession Session(this IDocumentStore store, Metadata metadata)
    {
        var session = store.LightweightSession();
        session.LastModifiedBy = metadata.Actor;
        session.CorrelationId = metadata.CorrelationId;
        session.CausationId = metadata.CausationId;
        foreach (var (name, value) in metadata.Headers()) session.SetHeader(name, value);
        return session;
    }
}
