using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Articles;

namespace Newsroom.Core.Tests.Articles;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("https://courrier.example", "https://courrier.example/")]
    [InlineData("HTTPS://WWW.Courrier.Example/Monde", "https://www.courrier.example/Monde")]
    [InlineData("http://courrier.example/a", "https://courrier.example/a")]
    [InlineData("http://courrier.example:80/a", "https://courrier.example/a")]
    [InlineData("https://courrier.example:443/a", "https://courrier.example/a")]
    [InlineData("https://courrier.example:8443/a", "https://courrier.example:8443/a")]
    [InlineData("https://courrier.example./a", "https://courrier.example/a")]
    [InlineData("https://münchen.example/a", "https://xn--mnchen-3ya.example/a")]
    [InlineData("https://MÜNCHEN.example/a", "https://xn--mnchen-3ya.example/a")]
    [InlineData("https://xn--mnchen-3ya.example/a", "https://xn--mnchen-3ya.example/a")]
    [InlineData("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a")]
    public void Scheme_host_and_port(string url, string canonical) => Assert.Equal(canonical, CanonicalUrl.Of(url));

    [Theory]
    [InlineData("https://c.example/a/", "https://c.example/a")]
    [InlineData("https://c.example/a//", "https://c.example/a")]
    [InlineData("https://c.example//", "https://c.example/")]
    [InlineData("https://c.example/a/./b/../c", "https://c.example/a/c")]
    [InlineData("https://c.example/a/%2e%2E/b", "https://c.example/b")]
    [InlineData("https://c.example/%7Eanne/%c3%a9t%C3%A9", "https://c.example/~anne/%C3%A9t%C3%A9")]
    [InlineData("https://c.example/été", "https://c.example/%C3%A9t%C3%A9")]
    [InlineData("https://c.example/a%2Fb", "https://c.example/a%2Fb")]
    [InlineData("https://c.example/a b", "https://c.example/a%20b")]
    [InlineData("https://c.example/100%", "https://c.example/100%25")]
    [InlineData("https://c.example/Case", "https://c.example/Case")]
    public void Path(string url, string canonical) => Assert.Equal(canonical, CanonicalUrl.Of(url));

    [Theory]
    [InlineData("https://c.example/a?id=7#comments", "https://c.example/a?id=7")]
    [InlineData("https://c.example/a?", "https://c.example/a")]
    [InlineData("https://c.example/a?b=2&a=1", "https://c.example/a?b=2&a=1")]
    [InlineData("https://c.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z", "https://c.example/a?id=7")]
    [InlineData("https://c.example/a?gclid=1&mc_cid=2&mc_eid=3&xtor=4", "https://c.example/a")]
    [InlineData("https://c.example/a?%75tm_source=x", "https://c.example/a")]
    [InlineData("https://c.example/a/?id=7", "https://c.example/a?id=7")]
    [InlineData("https://c.example/a?q=%c3%a9+x", "https://c.example/a?q=%C3%A9+x")]
    [InlineData("https://c.example/a?ref=une", "https://c.example/a?ref=une")]
    public void Query_and_fragment(string url, string canonical) => Assert.Equal(canonical, CanonicalUrl.Of(url));

    [Theory]
    [InlineData("")]
    [InlineData("c.example/a")]
    [InlineData("//c.example/a")]
    [InlineData("mailto:anne@c.example")]
    [InlineData("file:///etc/hosts")]
    [InlineData("https://anne@c.example/")]
    [InlineData("https://")]
    [InlineData("https:///a")]
    public void What_is_no_address_of_the_web_has_no_canonical_form(string url) => Assert.Null(CanonicalUrl.Of(url));

    [Fact]
    public void The_canonical_form_is_its_own_canonical_form()
    {
        var pieces = Gen.Elements(
            "/", "a", "B", "..", ".", "%2e", "%2F", "%41", "%zz", "%", "é", "e\u0301", "😀", "?", "&", "=", "#", "utm_x=1", "+", " ",
            "%25", "%2541", ";", ":", "@", "//", "\\", "|", "[", "]", "\"", "x=1&y=2", "~", "%7e", "\uD83D");
        var urls =
            from scheme in Gen.Elements("http://", "HTTPS://", "https://")
            from host in Gen.Elements("c.example", "C.Example.", "été.example", "127.0.0.1", "[::1]", "a_b.example", "ß.example", "xn--a.example")
            from port in Gen.Elements("", ":80", ":443", ":8080", ":")
            from tail in pieces.ListOf()
            select scheme + host + port + "/" + string.Concat(tail);

        Prop.ForAll(urls.ToArbitrary(), url => CanonicalUrl.Of(url) is not { } once || CanonicalUrl.Of(once) == once)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Nothing_that_is_sent_makes_it_fail() =>
        Prop.ForAll<NonNull<string>>(text => CanonicalUrl.Of("https://c.example/" + text.Get) is null or { Length: > 0 })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Ids_follow_from_the_address()
    {
        Assert.Equal(ArticleId.FromUrl("https://c.example/a"), ArticleId.FromUrl("https://c.example/a"));
        Assert.NotEqual(ArticleId.FromUrl("https://c.example/a"), ArticleId.FromUrl("https://c.example/b"));
        Assert.Matches("^[0-7][0-9a-hjkmnp-tv-z]{25}$", ArticleId.FromUrl("https://c.example/a"));
    }
}
