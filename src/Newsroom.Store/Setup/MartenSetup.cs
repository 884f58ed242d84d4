using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events;
using Marten.Events.Projections;
using Marten.Services.Json.Transformations;
using Newsroom.Core.Kernel;
using Npgsql;
using Wolverine;

namespace Newsroom.Store;

/// <summary>Marten's settings, so that its sessions write and read what the log's door does.</summary>
internal static class MartenSetup
{
    /// <summary>The schema of Wolverine's tables.</summary>
    public const string MessageSchema = "wolverine";

    public static void Configure(StoreOptions options, NpgsqlDataSource database, StoreModel model, StoreSettings settings, WholeRuns runs, ShardStates states)
    {
        options.Connection(database);
        options.DatabaseSchemaName = "public";
        // The tables are made, and brought up to date, when a node opens; at run time nothing is changed.
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Storage.ExtendedSchemaObjects.AddRange(NewsroomTables.Of(model));
        options.Storage.Add(NewsroomTables.OnEvents(model, options.Advanced.Migrator));
        // Wolverine declares a table for these and never writes to it: it is to lie among Wolverine's own.
        options.Schema.For<Envelope>().DatabaseSchemaName(MessageSchema);
        options.Serializer(new KernelSerializer());
        options.DisableNpgsqlLogging = true;
        // The log's door tries again itself: on a transaction that has failed a retry only hides the reason.
        options.ConfigureWritePolly(static _ => { });

        Events(options.Events, model.Events);
        Daemon(options.Projections, settings);
        if (model.Listings.Count > 0)
        {
            options.Projections.CompositeProjectionFor(StoredListings.Shard, composite =>
            {
                DaemonPages.Bound(composite.Options);
                foreach (var listing in model.Listings) composite.Add(new KeptProjection(listing, model.Events, database, runs, states));
            });
        }
        foreach (var snapshot in model.Snapshots) snapshot.Register(options);
        options.RegisterDocumentTypes(model.Documents);
        model.Configure?.Invoke(options);
    }

    private static void Daemon(ProjectionOptions daemon, StoreSettings settings)
    {
        daemon.LeadershipPollingTime = (int)settings.TryToLeadEvery.TotalMilliseconds;
        daemon.AgentPauseTime = TimeSpan.FromMilliseconds(250);
        daemon.HealthCheckPollingTime = 2 * settings.TryToLeadEvery;
        // Told of commits by SafeHeadMarks: its own looks are the safety net.
        daemon.FastPollingTime = settings.Poll;
        daemon.SlowPollingTime = settings.DaemonPoll;
        daemon.StaleSequenceThreshold = settings.GapPatience;
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
        // For sessions of other programs: the version is checked under the stream's lock, as the door does.
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
