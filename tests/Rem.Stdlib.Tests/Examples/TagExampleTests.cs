using Rem.Cases;
using Rem.Cli;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Stdlib.Tests.Examples;

/// <summary>What `rem tags NAME` shows is true: every example of a tag gives what stands beside it.</summary>
public sealed class TagExampleTests
{
    private const string Fails = "fails ";
    private static readonly CaseRunner Runner = Parts.Cases();

    public static TheoryData<string, int> Rows
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

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_example_gives_what_the_spec_says(string pattern, int number)
    {
        var example = Spec(pattern).Examples[number];
        var expects = example.Gives.StartsWith(Fails, StringComparison.Ordinal)
            ? new CaseExpectation { Fails = new CaseFails(example.Gives[Fails.Length..], null, null) }
            : new CaseExpectation { HasGives = true, Gives = YamlText.Read(example.Gives) };

        var result = await Runner.RunAsync(new PlanCase(pattern, SourceSpan.None, example.Plan) { Expects = expects }, CancellationToken.None);

        result.Outcome.ShouldBe(CaseOutcome.Passed, $"{example.Plan}\n{result.Why}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_example_that_fails_does_so_with_an_error_of_the_tag(string pattern, int number)
    {
        var spec = Spec(pattern);
        var gives = spec.Examples[number].Gives;
        if (gives.StartsWith(Fails, StringComparison.Ordinal))
        {
            spec.Errors.Select(code => code.Id).ShouldContain(gives[Fails.Length..]);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_example_holds_its_tag(string pattern, int number) =>
        Spec(pattern).Examples[number].Plan.ShouldContain(TagPattern.Parse(pattern, out _)!.Words[0].Text);

    private static TagSpec Spec(string pattern) => StdlibTags.Table.All.Single(row => row.Pattern.Text == pattern).Tag.Spec;
}
