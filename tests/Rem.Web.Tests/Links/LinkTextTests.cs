using Rem.Values;
using Rem.Web.Access;

namespace Rem.Web.Tests.Links;

public sealed class LinkTextTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(static i => (byte)i)];

    [Fact]
    public void A_link_is_read_as_it_was_written()
    {
        var link = Some();

        var read = LinkText.Read(LinkText.Write(link, Key), Key)!;

        ValueText.Json(read.Arguments).ShouldBe(ValueText.Json(link.Arguments));
        (read with { Arguments = link.Arguments }).ShouldBe(link);
    }

    [Fact]
    public void Each_character_counts()
    {
        var text = LinkText.Write(Some(), Key);

        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in "Aa0_-.=ä")
            {
                if (text[i] != other)
                {
                    LinkText.Read(text[..i] + other + text[(i + 1)..], Key).ShouldBeNull($"character {i} as '{other}'");
                }
            }

            LinkText.Read(text[..i], Key).ShouldBeNull();
            if (i > 0)
            {
                LinkText.Read(text[i..], Key).ShouldBeNull();
            }
        }

        LinkText.Read(text + "A", Key).ShouldBeNull();
        LinkText.Read(text + " ", Key).ShouldBeNull();
    }

    [Fact]
    public void A_link_of_another_key_is_none()
    {
        var other = (byte[])Key.Clone();
        other[31] ^= 1;

        LinkText.Read(LinkText.Write(Some(), other), Key).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("rem_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_link_is_none(string text) => LinkText.Read(text, Key).ShouldBeNull();

    [Fact]
    public void A_text_of_any_length_is_none() => LinkText.Read(new string('A', 1_000_000), Key).ShouldBeNull();

    private static Link Some() => new()
    {
        Id = "abcd",
        Site = "main",
        Mount = "/ops/",
        Function = "acknowledge",
        Arguments = new RemMap { ["check"] = "wäb \"1\"", ["hours"] = 2L, ["list"] = RemList.Of(1.5, null, true) },
        User = "änna",
        Role = Role.Operator,
        Maker = "token:ci",
        Until = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000),
        IsOnce = true,
    };
}
