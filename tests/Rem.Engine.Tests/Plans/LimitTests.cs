using System.Text;
using Rem.Engine.Tests.Processes;
using Rem.Errors;
using Rem.Fuzz;
using Rem.Plans;
using Rem.Running;
using static Rem.Engine.Tests.Plans.PlanTexts;

namespace Rem.Engine.Tests.Plans;

[Collection(nameof(AloneInTheProcess))]
public sealed class LimitTests
{
    [Fact]
    public void Nesting_up_to_the_limit_is_fine_and_one_more_is_an_error_at_its_place()
    {
        Findings(new string('[', 64) + new string(']', 64)).ShouldBeEmpty();
        Findings(new string('[', 65) + new string(']', 65)).ShouldHaveSingleItem()
            .ShouldBe("1:65+1 REM1503 the plan is nested deeper than the limit of 64 levels (limit nesting)");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[\n")]
    public void Twenty_kilobytes_of_nesting_are_refused_at_once(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 20_000 / part.Length));
        Findings(text);

        Findings(text).ShouldHaveSingleItem().ShouldContain("REM1503");
        // Milliseconds on a free machine; without the limit it is minutes.
        Bounds.Check(() => Findings(text), TimeSpan.FromSeconds(1), long.MaxValue).ShouldBeNull();
    }

    [Theory]
    [InlineData("[a,")]
    [InlineData("- \n")]
    [InlineData("&a ")]
    [InlineData("- &a x\n")]
    [InlineData("- !!str x\n")]
    [InlineData("- !x x\n")]
    [InlineData("- *a\n")]
    [InlineData("#\n")]
    [InlineData(":")]
    [InlineData("'")]
    [InlineData("\"\\x41")]
    [InlineData("a\n")]
    [InlineData("%TAG !a! b\n")]
    [InlineData("---\n")]
    [InlineData("a: ")]
    [InlineData("? a\n")]
    [InlineData("{a\n")]
    [InlineData("- |\n a\n")]
    [InlineData("- 99999999999999999999\n")]
    public void A_file_full_of_one_thing_ends_in_bounded_time(string part)
    {
        var text = new StringBuilder();
        while (text.Length < 1024 * 1024)
        {
            text.Append(part);
        }

        Findings(text.ToString()).Length.ShouldBeLessThanOrEqualTo(1001);
        Bounds.Check(() => Read(text.ToString(), out _), TimeSpan.FromSeconds(1), 64 * 1024 * 1024).ShouldBeNull();
    }

    [Fact]
    public void A_text_over_the_size_limit_is_refused_before_it_is_parsed()
    {
        var limits = RemLimits.Default with { FileBytes = 10 };

        Findings("a: 3456789", limits).ShouldBeEmpty();
        Findings("a: 34567890", limits).ShouldHaveSingleItem().ShouldBe("1:1+0 REM1501 the file is larger than the limit of 10 bytes (limit file)");
        Findings("a: äöü9", limits).ShouldBeEmpty();
        Findings("a: äöü90", limits).ShouldHaveSingleItem().ShouldStartWith("1:1+0 REM1501");
    }

    [Fact]
    public void More_values_than_the_limit_are_an_error()
    {
        var limits = RemLimits.Default with { PlanNodes = 5 };

        Findings("[1, 2, 3, 4]", limits).ShouldBeEmpty();
        Findings("[1, 2, 3, 4, 5]", limits).ShouldHaveSingleItem().ShouldStartWith("1:14+1 REM1023");
        Findings("[1, 2, 3, 4] # comment", limits).ShouldHaveSingleItem().ShouldContain("REM1023");
    }

    [Fact]
    public void Reading_ends_after_a_thousand_findings()
    {
        var lines = Findings(string.Concat(Enumerable.Repeat("- !x 1\n", 5000)));

        lines.Length.ShouldBe(1001);
        lines[^1].ShouldBe("1000:7+0 REM1024 reading ends here: there are too many errors above");
    }

    [Theory]
    [InlineData("a: \u0000", "1:4+1 REM1002 expected text, got a NUL character (U+0000)")]
    [InlineData("a: 1\nb: \u001b[0m", "2:4+1 REM1002 expected text, got a control character (U+001B)")]
    [InlineData("a: \u007f", "1:4+1 REM1002 expected text, got a control character (U+007F)")]
    [InlineData("a: \u009b", "1:4+1 REM1002 expected text, got a control character (U+009B)")]
    [InlineData("a: \ufffe", "1:4+1 REM1002 expected text, got a control character (U+FFFE)")]
    public void A_character_that_yaml_forbids_is_refused(string text, string finding) =>
        Findings(text).ShouldHaveSingleItem().ShouldBe(finding);

    [Theory]
    [InlineData("|2")]
    [InlineData("|-2 # why")]
    [InlineData("|2+")]
    public void Blanks_that_yamldotnet_would_read_wrongly_are_refused(string header)
    {
        Findings($"a: {header}\n{new string(' ', 3000)}x\n  yy\nb: 1\n").ShouldHaveSingleItem().ShouldStartWith("2:1+1 REM1007");
        Findings($"a: {header}\n{new string(' ', 900)}x\n  yy\nb: 1\n").ShouldBeEmpty();
        Findings($"a: |\n{new string(' ', 3000)}x\n{new string(' ', 3000)}yy\nb: 1\n").ShouldBeEmpty();
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        Findings("a: " + '\ud83d').ShouldHaveSingleItem().ShouldBe("1:4+1 REM1002 expected text, got half of a surrogate pair (U+D83D)");
        Findings("a: \U0001F600").ShouldBeEmpty();
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_are_refused_at_their_place()
    {
        var findings = new FindingList();

        PlanReader.Read([.. "a: ä\nb: x"u8, 0xC3, .. "y"u8], "p.yaml", null, RemLimits.Default, findings).Root.ShouldBeNull();

        Lines(findings.Items).ShouldHaveSingleItem().ShouldBe("2:5+1 REM1001 expected UTF-8 text, got the byte 0xC3 (byte 10 of the file)");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61 })]
    public void Utf_16_is_named(byte[] bytes)
    {
        var findings = new FindingList();

        PlanReader.Read(bytes, "p.yaml", null, RemLimits.Default, findings);

        findings.Items.ShouldHaveSingleItem().Message.ShouldBe("expected UTF-8 text, got UTF-16");
    }
}
