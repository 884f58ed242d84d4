using System.Text;
using Wolverine;
using Wolverine.Runtime.Serialization;

namespace Newsroom.Marten;

/// <summary>The port's message as Wolverine carries it; what Wolverine calls the message type is <paramref name="Type"/>.</summary>
/// <param name="Body">JSON text.</param>
internal sealed record Wake(string Type, string Body);

/// <summary>The body and nothing else: it is JSON as it comes, and the type stands on the envelope.</summary>
internal sealed class WakeSerializer : IMessageSerializer
{
    public const string Json = LeftByWolverine.ContentType;

    public string ContentType => Json;

    public byte[] Write(Envelope envelope) => WriteMessage(envelope.Message!);

    public byte[] WriteMessage(object message) => Encoding.UTF8.GetBytes(((Wake)message).Body);

    public object ReadFromData(Type messageType, Envelope envelope) => new Wake(envelope.MessageType!, Encoding.UTF8.GetString(envelope.Data!));

    public object ReadFromData(byte[] data) => throw new NotSupportedException("The type stands on the envelope.");
}
