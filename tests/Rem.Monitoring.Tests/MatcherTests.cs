using System.Text.RegularExpressions;
using Rem.Monitoring.States;
using Xunit.Abstractions;

namespace Rem.Monitoring.Tests;

public sealed class MatcherTests(ITestOutputHelper output)
{
    [Fact]
    public void A_pattern_fits_what_the_same_regular_expression_finds()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var (pattern, text) = (Word(random, "ab*", 6), Word(random, "ab", 8));
            var regex = new Regex("^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal) + @"\z", RegexOptions.Singleline);

            Matcher.Fits(pattern, text).ShouldBe(regex.IsMatch(text), $"'{pattern}' and '{text}'");
        }
    }

    [Fact]
    public void A_pattern_of_many_stars_takes_no_long_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 200)) + "b";

        Matcher.Fits(pattern, new string('a', 20_000)).ShouldBeFalse();
    }

    [Fact]
    public void Not_leaves_out_the_states_that_all_of_it_holds_for()
    {
        var check = new Labelled(new CheckRules("web") { Labels = new Dictionary<string, string> { ["tier"] = "web" } }, null, "plan.yaml");
        var warnings = new Matcher([("tier", ["web"])], StatusSet.Of([CheckStatus.Warning]), null);

        var found = new Matcher([("check", ["w*"])], StatusSet.All, warnings).Of(check);

        (found.Has(CheckStatus.Warning), found.Has(CheckStatus.Critical), found.Has(CheckStatus.Ok)).ShouldBe((false, true, true));
    }

    [Fact]
    public void A_label_that_is_not_there_fits_nothing()
    {
        var check = new Labelled(new CheckRules("web"), new HostRules("web1"), "plan.yaml");

        new Matcher([("tier", ["*"])], StatusSet.All, null).Of(check).IsEmpty.ShouldBeTrue();
        new Matcher([("host", ["web*"]), ("plan", ["*.yaml"])], StatusSet.All, null).Of(check).ShouldBe(StatusSet.All);
    }

    private static string Word(Random random, string letters, int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => letters[random.Next(letters.Length)]));
}
