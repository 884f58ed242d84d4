using Newsroom.Conformance;

namespace Newsroom.Postgres.Tests;

public sealed class Appends : AppendSuite<EmbeddedEngine>;

public sealed class AsyncViews : AsyncViewSuite<EmbeddedEngine>;

public sealed class BadAppends : BadAppendSuite<EmbeddedEngine>;

public sealed class Engines : EngineSuite<EmbeddedEngine>;

public sealed class Imports : ImportSuite<EmbeddedEngine>;

public sealed class InlineViews : InlineViewSuite<EmbeddedEngine>;

public sealed class KeptOverTime : KeptOverTimeSuite<EmbeddedEngine>;

public sealed class Log : LogSuite<EmbeddedEngine>;

public sealed class LogUnderLoad : LogUnderLoadSuite<EmbeddedEngine>;

public sealed class Moments : MomentSuite<EmbeddedEngine>;

public sealed class OlderShapes : OlderShapeSuite<EmbeddedEngine>;

public sealed class OpenAppends : OpenAppendSuite<EmbeddedEngine>;

public sealed class Outbox : OutboxSuite<EmbeddedEngine>;

public sealed class DeadLetters : DeadLetterSuite<EmbeddedEngine>;

public sealed class OutboxCrashes : OutboxCrashSuite<EmbeddedEngine>;

public sealed class Races : RaceSuite<EmbeddedEngine>;

public sealed class ReactorCrashes : ReactorCrashSuite<EmbeddedEngine>;

public sealed class ReactorDocuments : ReactorDocumentSuite<EmbeddedEngine>;

public sealed class ReactorFailures : ReactorFailureSuite<EmbeddedEngine>;

public sealed class ReactorRepeats : ReactorRepeatSuite<EmbeddedEngine>;

public sealed class Reactors : ReactorSuite<EmbeddedEngine>;

public sealed class Rebuilds : RebuildSuite<EmbeddedEngine>;

public sealed class SharedDaemons : SharedDaemonSuite<EmbeddedEngine>;

public sealed class StreamReads : StreamReadSuite<EmbeddedEngine>;

public sealed class Sweeps : SweepSuite<EmbeddedEngine>;

public sealed class WrittenFacts : WrittenFactSuite<EmbeddedEngine>;
