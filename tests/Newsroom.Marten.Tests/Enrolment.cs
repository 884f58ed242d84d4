using Newsroom.Conformance;

namespace Newsroom.Marten.Tests;

// Every suite, as the embedded engine has them.

public sealed class Appends : AppendSuite<ProductionEngine>;

public sealed class AsyncViews : AsyncViewSuite<ProductionEngine>;

public sealed class BadAppends : BadAppendSuite<ProductionEngine>;

public sealed class DeadLetters : DeadLetterSuite<ProductionEngine>;

public sealed class Engines : EngineSuite<ProductionEngine>;

public sealed class Imports : ImportSuite<ProductionEngine>;

public sealed class InlineViews : InlineViewSuite<ProductionEngine>;

public sealed class KeptOverTime : KeptOverTimeSuite<ProductionEngine>;

public sealed class Log : LogSuite<ProductionEngine>;

public sealed class LogUnderLoad : LogUnderLoadSuite<ProductionEngine>;

public sealed class Moments : MomentSuite<ProductionEngine>;

public sealed class OlderShapes : OlderShapeSuite<ProductionEngine>;

public sealed class OpenAppends : OpenAppendSuite<ProductionEngine>;

public sealed class Outbox : OutboxSuite<ProductionEngine>;

public sealed class OutboxCrashes : OutboxCrashSuite<ProductionEngine>;

public sealed class Races : RaceSuite<ProductionEngine>;

public sealed class ReactorCrashes : ReactorCrashSuite<ProductionEngine>;

public sealed class ReactorDocuments : ReactorDocumentSuite<ProductionEngine>;

public sealed class ReactorFailures : ReactorFailureSuite<ProductionEngine>;

public sealed class ReactorRepeats : ReactorRepeatSuite<ProductionEngine>;

public sealed class Reactors : ReactorSuite<ProductionEngine>;

public sealed class Rebuilds : RebuildSuite<ProductionEngine>;

public sealed class SharedDaemons : SharedDaemonSuite<ProductionEngine>;

public sealed class StreamReads : StreamReadSuite<ProductionEngine>;

public sealed class Sweeps : SweepSuite<ProductionEngine>;

public sealed class WrittenFacts : WrittenFactSuite<ProductionEngine>;
