using Rem.Monitoring.Hosting;

namespace Rem.Monitoring.Tests;

public sealed class CheckTextTests
{
    [Theory]
    [InlineData("DISK OK - free space", "DISK OK - free space")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b]0;title\u0007x", "x")]
    [InlineData("\u001b]8;;http://a\u001b\\link\u001b]8;;\u001b\\ x", "link x")]
    [InlineData("\u001b]no end", "no end")]
    [InlineData("\u001bP\u001b", "")]
    [InlineData("OK \u202eKO\u202c \u2066x\u2069", "OK KO x")]
    [InlineData("a\0b\u0007c\r\nd", "abc\nd")]
    [InlineData("<b>bold</b>", "<b>bold</b>")]
    [InlineData("smile \ud83d\ude00", "smile \ud83d\ude00")]
    [InlineData("\u001b[", "")]
    [InlineData("\u001b", "")]
    public void Only_what_people_can_read_is_left(string text, string shown) => CheckText.Clean(text).ShouldBe(shown);

    [Fact]
    public void Half_a_character_is_shown_as_such() => CheckText.Clean("half \ud83d" + "x").ShouldBe("half \ufffdx");

    [Fact]
    public void Ten_megabytes_become_four_thousand_characters() => CheckText.Clean(new string('x', 10_000_000)).Length.ShouldBe(4001);
}
