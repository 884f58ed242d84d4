using Newsroom.Conformance;

namespace Newsroom.Postgres.Tests;

public sealed class Appends : AppendSuite<EmbeddedEngine>;

public sealed class BadAppends : BadAppendSuite<EmbeddedEngine>;

public sealed class Races : RaceSuite<EmbeddedEngine>;

public sealed class StreamReads : StreamReadSuite<EmbeddedEngine>;

public sealed class WrittenFacts : WrittenFactSuite<EmbeddedEngine>;
