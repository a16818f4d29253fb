using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using static Rem.Engine.Tests.Plans.PlanTexts;

namespace Rem.Engine.Tests.Plans;

public sealed class AliasTests
{
    [Fact]
    public void An_alias_is_the_anchored_node_itself()
    {
        var map = (MapNode)Read("a: &x {b: 1}\nc: *x\nd: [*x]\n").Root!;

        map.Find("c").ShouldBeSameAs(map.Find("a"));
        ((ListNode)map.Find("d")!).Items[0].ShouldBeSameAs(map.Find("a"));
    }

    [Fact]
    public void The_nearest_anchor_above_counts() =>
        Json("a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: &x [&x 3, *x]\nf: *x\n").ShouldBe("{\"a\":1,\"b\":1,\"c\":2,\"d\":2,\"e\":[3,3],\"f\":3}");

    [Fact]
    public void An_alias_may_be_a_key() => Json("a: &k name\n*k : 1\n").ShouldBe("{\"a\":\"name\",\"name\":1}");

    [Fact]
    public void An_anchored_key_keeps_its_type_where_it_is_a_value() => Json("&k 7: a\nb: *k\n").ShouldBe("{\"7\":\"a\",\"b\":7}");

    [Theory]
    [InlineData("a: 1\nb: *nam\n", "2:4+4 REM1017 no anchor 'nam' stands above this alias")]
    [InlineData("a: &name 1\nb: *nam\n", "2:4+4 REM1017 no anchor 'nam' stands above this alias; did you mean '*name'?")]
    [InlineData("a: *x\nb: &x 1\n", "1:4+2 REM1017 no anchor 'x' stands above this alias")]
    [InlineData("&a [*a]", "1:5+2 REM1018 the alias '*a' stands inside the value that it names")]
    [InlineData("a: &b\n  c: {d: *b}", "2:10+2 REM1018 the alias '*b' stands inside the value that it names")]
    public void An_alias_without_a_whole_anchor_above_is_an_error_at_the_alias(string text, string finding) =>
        Findings(text).ShouldHaveSingleItem().ShouldBe(finding);

    [Fact]
    public void A_bomb_of_aliases_ends_at_the_limit()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 20).Select(
            i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n"));

        Read(text, out var findings).Root.ShouldBeNull();

        var finding = findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(LimitErrors.Alias);
        finding.Message.ShouldContain("limit of 100000");
        finding.At.Line.ShouldBeInRange(4, 6);
    }

    [Fact]
    public void An_alias_counts_the_aliases_in_what_it_names()
    {
        // x is 1 node, b is 1 + 3 and the second alias to it brings 4: 3 + 4 + 4 = 11.
        var text = "a: &x 1\nb: &b [*x, *x, *x]\nc: *b\nd: *b\n";

        Findings(text, RemLimits.Default with { AliasNodes = 11 }).ShouldBeEmpty();
        Findings(text, RemLimits.Default with { AliasNodes = 10 }).ShouldHaveSingleItem().ShouldStartWith("4:4+2 REM1502");
    }

    [Fact]
    public void Many_honest_aliases_are_fine()
    {
        var text = "base: &base {user: root, port: 22}\nhosts:\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"  h{i}: {{<<: *base, n: {i}}}\n"));

        Findings(text).ShouldBeEmpty();
    }

    [Fact]
    public void Levels_that_aliases_bring_count()
    {
        var text = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 80).Select(i => $"a{i}: &a{i} [*a{i - 1}]\n"));

        Findings(text).ShouldHaveSingleItem().ShouldStartWith("64:12+4 REM1503 with what 'a62' names the plan is nested deeper than the limit of 64");
    }

    [Fact]
    public void Own_keys_win_over_merged_ones_and_merged_ones_stand_where_the_merge_stands() =>
        Json("base: &b {x: 1, y: 2}\nc: {p: 0, <<: *b, y: 9, q: 3}\n").ShouldBe("{\"base\":{\"x\":1,\"y\":2},\"c\":{\"p\":0,\"x\":1,\"y\":9,\"q\":3}}");

    [Fact]
    public void Of_several_merged_maps_the_earlier_wins() =>
        Json("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b, {z: 3}]}\n").ShouldEndWith("\"c\":{\"x\":1,\"y\":2,\"z\":3}}");

    [Fact]
    public void A_merge_may_hold_a_merge() =>
        Json("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\n").ShouldEndWith("\"c\":{\"x\":1,\"y\":2}}");

    [Theory]
    [InlineData("'<<': 1", "{\"<<\":1}")]
    [InlineData("\"<<\": [1]", "{\"<<\":[1]}")]
    [InlineData("!!str <<: 1", "{\"<<\":1}")]
    public void A_quoted_or_tagged_merge_key_is_data(string text, string json) => Json(text).ShouldBe(json);

    [Theory]
    [InlineData("<<: 5", "1:5+1 REM1013 '<<' expects a map or a list of maps, got integer 5")]
    [InlineData("<<: [{a: 1}, x]", "1:14+1 REM1013 '<<' expects a map or a list of maps, got text 'x'")]
    [InlineData("<<: {a: 1}\n<<: {b: 1}", "2:1+2 REM1011 the key '<<' stands twice in this map, in lines 1 and 2")]
    public void A_merge_of_something_else_is_an_error(string text, string finding) =>
        Findings(text).ShouldHaveSingleItem().ShouldBe(finding);

    [Fact]
    public void A_bomb_of_merges_ends_at_the_limit()
    {
        var text = "m0: &m0 {k: {a: 1, b: 2, c: 3}}\n" + string.Concat(Enumerable.Range(1, 40).Select(
            i => $"m{i}: &m{i} {{<<: [*m{i - 1}, *m{i - 1}], k{i}: *m{i - 1}}}\n"));

        Findings(text).ShouldHaveSingleItem().ShouldContain("REM1502");
    }
}
