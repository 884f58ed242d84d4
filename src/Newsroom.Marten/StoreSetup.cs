using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events;
using Marten.Services.Json.Transformations;
using Newsroom.Core.Kernel;
using Npgsql;
using Wolverine;

namespace Newsroom.Marten;

/// <summary>Marten's settings, so that it finds in this newsroom's tables what it would have made itself.</summary>
internal static class StoreSetup
{
    public static void Configure(StoreOptions store, NpgsqlDataSource database, EngineDefinition definition, MartenEngineOptions options)
    {
        store.Connection(database);
        store.DatabaseSchemaName = "public";
        // The tables are made, and brought up to date, when the engine opens; at run time nothing is changed.
        store.AutoCreateSchemaObjects = AutoCreate.None;
        store.Storage.ExtendedSchemaObjects.AddRange(DeclaredTables.Of(definition));
        // Wolverine declares a table for these and never writes to it: it is to lie among Wolverine's own.
        store.Schema.For<Envelope>().DatabaseSchemaName(Queues.Schema);
        store.Serializer(new KernelSerializer());
        store.DisableNpgsqlLogging = true;
        // Whoever writes tries again himself: on a transaction that has failed a retry only hides the reason.
        store.ConfigureWritePolly(static _ => { });

        Events(store.Events, definition.Events);

        var daemon = store.Projections;
        daemon.LeadershipPollingTime = (int)options.TryToLeadEvery.TotalMilliseconds;
        daemon.AgentPauseTime = TimeSpan.FromMilliseconds(250);
        daemon.HealthCheckPollingTime = options.TryToLeadEvery;
        daemon.FastPollingTime = options.Poll;
        daemon.SlowPollingTime = options.Poll;
        daemon.StaleSequenceThreshold = options.GapPatience;
        // A gap is passed when no transaction is left that could fill it, and not because time has gone by.
        daemon.UseTransactionEvidenceForGapSkipping = true;
        daemon.SkipStaleGapsDespiteLiveTransactionsAfter = null;
        // Order must hold: what cannot be folded stands still and says why.
        foreach (var errors in new[] { daemon.Errors, daemon.RebuildErrors })
        {
            errors.SkipApplyErrors = false;
            errors.SkipSerializationErrors = false;
            errors.SkipUnknownEvents = false;
        }
    }

    private static void Events(IEventStoreOptions events, EventTypes types)
    {
        events.StreamIdentity = StreamIdentity.AsString;
        events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        events.EnableBigIntEvents = true;
        events.EnableAdvancedAsyncTracking = true;
        // The version is checked under the stream's lock and before any position is taken: a loser leaves no gap.
        events.UseExclusiveLockOnConcurrentAppends = true;
        events.MetadataConfig.CausationIdEnabled = true;
        events.MetadataConfig.CorrelationIdEnabled = true;
        events.MetadataConfig.HeadersEnabled = true;
        events.MetadataConfig.UserNameEnabled = true;

        foreach (var type in types.All)
        {
            events.MapEventType(type.Type, type.Name);
            foreach (var older in type.Older)
            {
                var name = older.Name;
                events.Upcast(type.Type, name, new JsonTransformation((_, reader, index) => types.Read(name, reader.GetString(index))));
            }
        }
    }
}
