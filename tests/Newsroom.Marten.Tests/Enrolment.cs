using Newsroom.Conformance;

namespace Newsroom.Marten.Tests;

// The suites of what this engine carries: events and views.

public sealed class Appends : AppendSuite<ProductionEngine>;

public sealed class AsyncViews : AsyncViewSuite<ProductionEngine>;

public sealed class BadAppends : BadAppendSuite<ProductionEngine>;

public sealed class InlineViews : InlineViewSuite<ProductionEngine>;

public sealed class KeptOverTime : KeptOverTimeSuite<ProductionEngine>;

public sealed class Log : LogSuite<ProductionEngine>;

public sealed class LogUnderLoad : LogUnderLoadSuite<ProductionEngine>;

public sealed class Moments : MomentSuite<ProductionEngine>;

public sealed class OpenAppends : OpenAppendSuite<ProductionEngine>;

public sealed class Races : RaceSuite<ProductionEngine>;

public sealed class Rebuilds : RebuildSuite<ProductionEngine>;

public sealed class SharedDaemons : SharedDaemonSuite<ProductionEngine>;

public sealed class StreamReads : StreamReadSuite<ProductionEngine>;

public sealed class WrittenFacts : WrittenFactSuite<ProductionEngine>;
