using Newsroom.Core.Kernel;

namespace Newsroom.Core.Access.Views;

/// <summary>The keys. Inline: a key that was revoked opens nothing from that commit on.</summary>
public sealed class AccessKeysView : View<AccessKeyListing>
{
    public const string ViewName = "access_keys";

    public override string Name => ViewName;

    public override ViewKind Kind => ViewKind.Inline;

    public override IReadOnlyList<string> Indexes => ["hash"];

    public override IEnumerable<string> Keys(Recorded recorded) =>
        Streams.CategoryOf(recorded.Stream) == AccessKey.Category ? [recorded.Subject] : [];

    public override AccessKeyListing Evolve(string key, AccessKeyListing? document, Recorded recorded) =>
        (document, recorded.Data) switch
        {
            (null, KeyGranted e) => new AccessKeyListing(key, e.Name, Roles.Parse(e.Role), e.Hash, false, recorded.At),
            ({ } granted, KeyRevoked) => granted with { Revoked = true },
            _ => throw new UnknownEvent(recorded.Type),
        };
}
