namespace Newsroom.Tables;

/// <summary>
/// Which engine writes to a database: session-level advisory locks, one key an engine. A node shares its own engine's and
/// looks whether anybody has the other's.
/// </summary>
/// <param name="Rival">What the other engine is called in a refusal.</param>
internal sealed record EngineLock(long Key, long RivalKey, string Rival)
{
    private const long EmbeddedKey = 0x4E57_0010;
    private const long MartenKey = 0x4E57_0011;

    public static EngineLock Embedded { get; } = new(EmbeddedKey, MartenKey, "Marten");
    public static EngineLock Marten { get; } = new(MartenKey, EmbeddedKey, "embedded");
}
