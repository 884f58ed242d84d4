using Newsroom.Core.Kernel;

namespace Newsroom.Server.Keeping;

/// <summary>What is made anew, in memory, while the whole log is read once.</summary>
internal interface ILogFold
{
    void Apply(Recorded recorded);

    /// <summary>An event that cannot be read: nothing is known of what is folded from there on.</summary>
    void Spoil(long position, string why);
}
