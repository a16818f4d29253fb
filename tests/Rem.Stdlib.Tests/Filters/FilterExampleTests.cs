using Rem.Binding;
using Rem.Errors;
using Rem.Expressions;
using Rem.Filters;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Stdlib.Tests.Filters;

public class FilterExampleTests
{
    private static readonly ParseOptions Options = new(StdlibFilters.Table);

    public static TheoryData<string, string> Examples
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var filter in StdlibFilters.Table.All)
            {
                foreach (var example in filter.Spec.Examples)
                {
                    rows.Add(example.Expression, example.Gives);
                }
            }

            return rows;
        }
    }

    public static TheoryData<string> Names
    {
        get
        {
            var rows = new TheoryData<string>();
            foreach (var name in StdlibFilters.Table.Names)
            {
                rows.Add(name);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_gives_what_the_spec_says(string expression, string gives)
    {
        var value = ExpressionParser.Parse(expression, Options).Evaluate(new MapNames(new RemMap()));

        ValueText.Json(value).ShouldBe(ValueText.Json(Yaml(gives)));
        Truth.Equals(value, Yaml(gives)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_prints_as_an_expression_of_the_same_shape(string expression, string gives)
    {
        var parsed = ExpressionParser.Parse(expression, Options);

        ExpressionParser.Parse(parsed.ToString(), Options).ToString().ShouldBe(parsed.ToString());
        ValueText.Json(ExpressionParser.Parse(parsed.ToString(), Options).Evaluate(new MapNames(new RemMap()))).ShouldBe(ValueText.Json(Yaml(gives)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_filter_says_all_that_its_page_needs(string name)
    {
        StdlibFilters.Table.TryFind(name, out var filter).ShouldBeTrue();
        var spec = filter!.Spec;

        spec.Name.ShouldBe(name);
        spec.Examples.Count.ShouldBeGreaterThan(0);
        spec.Summary.ShouldEndWith(".");
        spec.Examples.ShouldAllBe(e => e.Expression.Contains("| " + name));
    }

    // Whatever comes in, a filter gives a value or an error that an operator can read.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_filter_stands_any_value(string name)
    {
        StdlibFilters.Table.TryFind(name, out var filter).ShouldBeTrue();
        object?[] values =
        [
            null, true, 0L, -1L, long.MinValue, long.MaxValue, 0.0, -0.5, double.NaN, double.PositiveInfinity, 1e300, "", " ", "text", "\0\ud800", "5",
            new RemList(), RemList.Of([null]), RemList.Of(1L, "a", 2.5, new RemMap()), RemList.Of(new RemList()), RemList.Of(double.NaN, 1L, 0.5),
            new RemMap(), Map("", null), Map("a", RemList.Of(Map("a", 1L))),
        ];
        var count = filter!.Spec.Arguments.Count;
        foreach (var value in values)
        {
            foreach (var first in count > 0 ? values : [null])
            {
                foreach (var second in count > 1 ? values : [null])
                {
                    Stands(filter, value, first, second);
                }
            }
        }
    }

    [Fact]
    public void The_table_holds_every_filter_of_the_language()
    {
        const string names = "upper lower trim capitalize length first last keys values entries join split lines replace regex regex_replace contains starts_with ends_with sort sort_by unique reverse map where group_by sum min max avg round floor ceil abs range number text default json from_json yaml from_yaml csv base64 from_base64 urlencode sha256 date duration bytes quote raw";

        StdlibFilters.Table.All.Select(f => f.Spec.Name).Order().ShouldBe(names.Split(' ').Order());
    }

    private static void Stands(IFilter filter, object? value, object? first, object? second)
    {
        object?[] arguments = filter.Spec.Arguments.Count switch { 0 => [], 1 => [first], _ => [first, second] };
        try
        {
            ValueKind.NameOf(filter.Apply(value, arguments, FilterContext.Default)).ShouldNotBe("foreign value");
        }
        catch (PlanException error)
        {
            error.Message.ShouldNotBeEmpty();
            (error is LimitException || filter.Spec.Errors.Contains(error.Finding.Code)).ShouldBeTrue($"{filter.Spec.Name} does not list {error.Finding.Code}: {error.Message}");
        }
    }

    private static RemMap Map(string key, object? value)
    {
        var map = new RemMap();
        map.Set(key, value);
        return map;
    }

    private static object? Yaml(string text)
    {
        var findings = new FindingList();
        var document = PlanReader.Read(new SourceFile("gives", text), RemLimits.Default, findings);
        findings.Items.ShouldBeEmpty();
        return DataBinder.Verbatim(document.Root!);
    }
}
