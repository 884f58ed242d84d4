using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Tests.Kernel;

public sealed class IdsTests
{
    [Fact]
    public void Parts_are_joined_without_ambiguity()
    {
        Assert.NotEqual(Ids.From("ab", "c"), Ids.From("a", "bc"));
        Assert.NotEqual(Ids.From("abc"), Ids.From("abc", ""));
        Assert.NotEqual(Ids.From(), Ids.From(""));
    }

    [Fact]
    public void An_id_is_the_first_128_bits_of_the_hash_in_crockfords_base_32() =>
        // SHA-256 of no bytes at all is e3b0c44298fc1c149afbf4c8996fb924…
        Assert.Equal("73p324567w3ga9nyzms2cpze94", Ids.From());

    [Fact]
    public void Every_id_has_the_shape_of_one() =>
        Prop.ForAll<NonNull<string>>(part => Ids.IsId(Ids.From(part.Get))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("8zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("0000000000000000000000000i")]
    [InlineData("0000000000000000000000000A")]
    public void Other_texts_have_not(string text) => Assert.False(Ids.IsId(text));

    [Fact]
    public void Name_based_ids_are_uuids_of_version_8_that_follow_from_their_parts()
    {
        var id = Ids.NameBased("archive", "note", "1");

        Assert.Equal((8, 0x8), (id.Version, id.Variant & 0xC));
        Assert.Equal(id, Ids.NameBased("archive", "note", "1"));
        Assert.Equal(4, new HashSet<Guid> { id, Ids.NameBased("archive", "note", "2"), Ids.NameBased("archive", "note1"), Ids.NameBased("archive", "no", "te1") }.Count);
    }
}
