using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Core.Kernel;

/// <summary>Ids that follow from what they name, so that asking twice gives one thing and not two.</summary>
public static class Ids
{
    /// <summary>Crockford's base 32 in lower case: no i, l, o or u, so that an id survives being read aloud.</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Characters of an id made by <see cref="From"/>.</summary>
    public const int Length = 26;

    /// <summary>
    /// The first 128 bits of the SHA-256 of the parts, as 26 characters. Each part is preceded by its length in bytes:
    /// (<c>ab</c>, <c>c</c>) and (<c>a</c>, <c>bc</c>) are different ids.
    /// </summary>
    public static string From(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(parts, hash);
        return Base32(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>Whether the text has the shape of an id made by <see cref="From"/>.</summary>
    public static bool IsId(string text) =>
        text.Length == Length && text[0] is >= '0' and <= '7' && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    /// <summary>A name-based UUID of version 8 (RFC 9562 §5.8, B.2): its 122 free bits are the first of the SHA-256 of the parts.</summary>
    public static Guid NameBased(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(parts, hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static void Hash(ReadOnlySpan<string> parts, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
            sha.AppendData(length);
            sha.AppendData(bytes);
        }
        sha.GetHashAndReset(hash);
    }

    private static string Base32(UInt128 value)
    {
        Span<char> text = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(uint)(value & 31)];
            value >>= 5;
        }
        return new string(text);
    }
}
