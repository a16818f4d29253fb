using Rem.Shared.Pools;
using Rem.Errors;
using Rem.Values;

namespace Rem.Stdlib.Tests.Run;

public sealed class SqlTagTests : IDisposable
{
    private const string Setup =
        """
        run:
          - sql:
              pool: main
              query: |
                create table hosts (id integer primary key, name text);
                insert into hosts values (1, 'web1'), (2, 'web2'), (3, 'it''s');

        """;

    private readonly PlanBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Values_in_the_query_become_parameters()
    {
        var result = await Run("query: select id from hosts where name = ${{ name }}", new RemMap { ["name"] = "it's" });

        Rows(result).ShouldBe("""[{"id":3}]""");
    }

    [Fact]
    public async Task A_value_is_never_part_of_the_SQL()
    {
        var result = await Run("query: select id from hosts where name = ${{ name }}", new RemMap { ["name"] = "x' or '1' = '1" });

        Rows(result).ShouldBe("[]");
    }

    [Fact]
    public async Task A_value_keeps_its_kind()
    {
        var result = await Run("query: select typeof(${{ i }}) as i, typeof(${{ f }}) as f, typeof(${{ t }}) as t, typeof(${{ n }}) as n", new RemMap { ["i"] = 1L, ["f"] = 1.0, ["t"] = "1", ["n"] = null });

        Rows(result).ShouldBe("""[{"i":"integer","f":"real","t":"text","n":"null"}]""");
    }

    [Theory]
    [InlineData("in ${{ ids }}")]
    [InlineData("IN (${{ ids }})")]
    [InlineData("in (${{ ids.0 }}, ${{ ids.1 }})")]
    [InlineData("in /* a ' comment */ ${{ ids }}")]
    public async Task A_list_behind_in_gives_one_parameter_for_each_element(string condition)
    {
        var result = await Run($"query: \"select id from hosts where id {condition} order by id\"", new RemMap { ["ids"] = RemList.Of(1L, 3L) });

        Rows(result).ShouldBe("""[{"id":1},{"id":3}]""");
    }

    [Theory]
    [InlineData("in ${{ ids }}", 0)]
    [InlineData("not in ${{ ids }}", 3)]
    [InlineData("in (${{ ids }})", 0)]
    [InlineData("not in (${{ ids }})", 3)]
    public async Task An_empty_list_holds_nothing(string condition, int count)
    {
        var result = await Run($"query: \"select id from hosts where id {condition}\"", new RemMap { ["ids"] = new RemList() });

        ((RemList)result["rows"]!).Count.ShouldBe(count);
    }

    [Fact]
    public async Task A_list_in_a_query_behind_in_is_one_value()
    {
        var result = await Run("query: select ${{ ids }} as v, 1 in (select json_array_length(${{ ids }}) - 1) as two", new RemMap { ["ids"] = RemList.Of(1L, 3L) });

        Rows(result).ShouldBe("""[{"v":"[1,3]","two":1}]""");
    }

    [Fact]
    public async Task Placeholders_of_the_author_keep_their_order_among_the_values()
    {
        var result = await Run("query: \"select ? as a, ${{ x }} as b, '?' as c, ? as d -- ? ${{ nope }}\"\n      params: [1, 3]", new RemMap { ["x"] = 2L });

        Rows(result).ShouldBe("""[{"a":1,"b":2,"c":"?","d":3}]""");
    }

    [Fact]
    public async Task Names_of_the_author_stand_beside_the_values()
    {
        var result = await Run("query: \"select :rem_1 as a, ${{ x }} as b\"\n      params: {rem_1: 1}", new RemMap { ["x"] = 2L });

        Rows(result).ShouldBe("""[{"a":1,"b":2}]""");
    }

    [Fact]
    public async Task Raw_puts_text_in_as_SQL()
    {
        var result = await Run("query: select ${{ column | raw }} from hosts where id = ${{ id }}", new RemMap { ["column"] = "name", ["id"] = 1L });

        Rows(result).ShouldBe("""[{"name":"web1"}]""");
    }

    [Fact]
    public async Task Changed_rows_are_counted()
    {
        var result = await Run("query: update hosts set name = ${{ n }} where id > 1", new RemMap { ["n"] = "x" });

        result["changed"].ShouldBe(2L);
        Rows(result).ShouldBe("[]");
    }

    [Fact]
    public async Task An_error_of_the_database_points_at_the_query()
    {
        var error = await Should.ThrowAsync<PlanException>(() => Run("query: selec 1", new RemMap()));

        error.Finding.At.ToString().ShouldBe("plan.yaml:9:14");
        error.Message.ShouldContain("selec");
    }

    [Fact]
    public async Task An_unknown_pool_names_those_there_are()
    {
        var error = await Should.ThrowAsync<PlanException>(() => _bench.RunAsync("p: mian\nrun:\n  - sql: {pool: \"${{ p }}\", query: select 1}"));

        error.Message.ShouldContain("'main'");
        error.Finding.Hint.ShouldBe("did you mean 'main'?");
        error.Finding.At.ToString().ShouldBe("plan.yaml:3:17");
    }

    [Fact]
    public async Task A_fixed_unknown_pool_is_found_when_the_plan_is_loaded()
    {
        var error = await Should.ThrowAsync<InvalidPlanException>(() => _bench.RunAsync("run:\n  - sql: {pool: mian, query: select 1}"));

        var finding = error.Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(PoolErrors.Unknown);
        finding.Hint.ShouldBe("did you mean 'main'?");
        finding.At.ToString().ShouldBe("plan.yaml:2:17");
    }

    private static string Rows(RemMap result) => ValueText.Json(result["rows"]);

    private async Task<RemMap> Run(string query, RemMap pipe)
    {
        var result = await _bench.RunAsync(Setup + "  - sql:\n      pool: main\n      " + query + "\n    as: got\n", pipe);
        return (RemMap)result["got"]!;
    }
}
