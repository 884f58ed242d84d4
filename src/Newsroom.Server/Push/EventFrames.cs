using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Server.History;
using Newsroom.Server.Http;

namespace Newsroom.Server.Push;

/// <summary>
/// Events as they go out. All who follow the log are handed the same object from the node's memory, so that an event is written
/// as JSON once and not once a client; with the object its frame is forgotten.
/// </summary>
public sealed class EventFrames
{
    private readonly ConditionalWeakTable<Recorded, byte[]> shared = [];

    /// <summary>Of an event that others are handed too.</summary>
    public byte[] Shared(Recorded recorded) => shared.GetValue(recorded, Of);

    /// <summary>Of an event that was read for one client alone.</summary>
    public static byte[] Of(Recorded recorded)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {recorded.Position}\nevent: {recorded.Type}\ndata: "));
        var data = JsonSerializer.SerializeToUtf8Bytes(EventAnswer.Of(recorded), ApiJson.Options);
        return [.. head, .. data, (byte)'\n', (byte)'\n'];
    }
}
