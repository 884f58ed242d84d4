namespace Newsroom.Store;

/// <summary>
/// A Bloom filter of the keys that were written: says "perhaps" of each of them and "no" of nearly all others, in a fixed
/// 4 MB, so that a key which comes for the first time is not looked for in the table.
/// </summary>
internal sealed class WrittenKeys
{
    private const uint Bits = 1 << 25;
    private const int Probes = 4;

    private ulong[]? bits;

    public void Add(string key)
    {
        bits ??= new ulong[Bits / 64];
        var (bit, step) = Hashes(key);
        for (var i = 0; i < Probes; i++, bit += step) bits[bit % Bits >> 6] |= 1UL << (int)(bit & 63);
    }

    public bool MayHold(string key)
    {
        if (bits is null) return false;
        var (bit, step) = Hashes(key);
        for (var i = 0; i < Probes; i++, bit += step)
            if ((bits[bit % Bits >> 6] & 1UL << (int)(bit & 63)) == 0) return false;
        return true;
    }

    /// <summary>FNV-1a, 64 bits in two halves: the first probe and the way to the next.</summary>
    private static (uint First, uint Step) Hashes(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in key) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 29;
        return ((uint)hash, (uint)(hash >> 32) | 1);
    }
}
