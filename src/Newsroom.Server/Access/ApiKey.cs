using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Access;

/// <summary>
/// API keys: <c>nr_</c> and 256 random bits in base64url. Only the SHA-256 is kept; a random key of that length needs no
/// slow hash, and looking it up by its hash compares nothing secret byte by byte.
/// </summary>
public static class ApiKey
{
    private const string Prefix = "nr_";

    /// <summary>Characters that a key chosen by somebody else must have at least.</summary>
    public const int MinimumLength = 32;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, 64 lower-case hex digits.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The id of the stream of the key with that hash.</summary>
    public static string IdOf(string hash) => Ids.From("key", hash);

    /// <summary>Whether the text may be a key: visible ASCII, long enough that nobody guesses it.</summary>
    public static bool IsAcceptable(string key) => key.Length is >= MinimumLength and <= 200 && key.All(c => c is > ' ' and < '\x7f');
}
