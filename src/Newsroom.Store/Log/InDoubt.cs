using Npgsql;

namespace Newsroom.Store;

/// <summary>The connection broke, or nothing came back in time, after a transaction had been sent: it may be committed or not.</summary>
/// <param name="session">Process id of the server's session that was to carry it out.</param>
/// <param name="enlisted">What was to commit with it.</param>
internal sealed class InDoubt(int session, Enlistment enlisted, Exception why) : NpgsqlException(why.Message, why)
{
    public int Session => session;

    public Enlistment Enlisted => enlisted;
}
