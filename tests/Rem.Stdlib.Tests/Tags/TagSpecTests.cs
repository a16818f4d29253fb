using Rem.Cases;
using Rem.Cli;
using Rem.Filters;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Stdlib.Tests.Tags;

/// <summary>What every built-in tag says about itself is complete and true.</summary>
public sealed class TagSpecTests
{
    private const string Fails = "fails ";
    private static readonly CaseRunner Runner = Parts.Cases();

    public static TheoryData<string, int> Examples
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var row in StdlibTags.Table.All)
            {
                for (var i = 0; i < row.Tag.Spec.Examples.Count; i++)
                {
                    rows.Add(row.Pattern.Text, i);
                }
            }

            return rows;
        }
    }

    public static TheoryData<string> Patterns
    {
        get
        {
            var rows = new TheoryData<string>();
            foreach (var row in StdlibTags.Table.All)
            {
                rows.Add(row.Pattern.Text);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_gives_what_the_spec_says(string pattern, int index)
    {
        var example = Find(pattern).Tag.Spec.Examples[index];
        var made = new PlanCase($"{pattern} {index}", SourceSpan.None, example.Plan) { Expects = Expected(example.Gives) };

        var result = await Runner.RunAsync(made, default);

        result.Why.ShouldBeNull();
        result.Outcome.ShouldBe(CaseOutcome.Passed);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void The_table_and_the_spec_agree(string pattern)
    {
        var row = Find(pattern);
        var spec = row.Tag.Spec;

        spec.Pattern.ShouldBe(pattern);
        spec.Role.ShouldBe(row.Role);
        spec.Examples.ShouldNotBeEmpty();
        spec.Summary.ShouldEndWith(".");
        spec.Area.ShouldBeOneOf("flow", "data", "run", "shared");
    }

    private static TagRow Find(string pattern)
    {
        foreach (var row in StdlibTags.Table.All)
        {
            if (row.Pattern.Text == pattern)
            {
                return row;
            }
        }

        throw new ArgumentException(pattern);
    }

    private static CaseExpectation Expected(string gives) => gives.StartsWith(Fails, StringComparison.Ordinal)
        ? new CaseExpectation { Fails = new CaseFails(gives[Fails.Length..], null, null) }
        : new CaseExpectation { HasGives = true, Gives = Yaml(gives) };

    private static object? Yaml(string text)
    {
        StdlibFilters.Table.TryFind("from_yaml", out var filter).ShouldBeTrue();
        return filter!.Apply(text, [], FilterContext.Default);
    }
}
