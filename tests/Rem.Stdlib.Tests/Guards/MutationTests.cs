using Rem.Cases;
using Rem.Cli;
using Rem.Errors;
using Rem.Filters;
using Rem.Tags;
using Rem.Testing.Cases;

namespace Rem.Stdlib.Tests.Guards;

/// <summary>
/// The cases of a tag or filter see that it works: with one in its place that does nothing, its own file fails.
/// </summary>
public sealed class MutationTests
{
    public static TheoryData<string> Tags
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

    /// <summary>Those that can run: a tag whose runtime is not there is refused when the plan is loaded, and never does anything.</summary>
    public static TheoryData<string> RunnableTags
    {
        get
        {
            var rows = new TheoryData<string>();
            foreach (var row in StdlibTags.Table.All)
            {
                if (row.Pattern.Text is not ("csharp" or "js") || Parts.Runtimes.Find(row.Pattern.Text) is not null)
                {
                    rows.Add(row.Pattern.Text);
                }
            }

            return rows;
        }
    }

    public static TheoryData<string> Filters => new(StdlibFilters.Table.Names);

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task A_tag_that_is_not_bound_fails_its_own_file(string pattern) => await MustFail(FileOf(pattern), PartsWith.Tag(new IdleTag(Tag(pattern), binds: false)));

    [Theory]
    [MemberData(nameof(RunnableTags))]
    public async Task A_tag_that_does_nothing_fails_its_own_file(string pattern) => await MustFail(FileOf(pattern), PartsWith.Tag(new IdleTag(Tag(pattern), binds: true)));

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_that_gives_its_input_back_fails_its_own_file(string name)
    {
        StdlibFilters.Table.TryFind(name, out var filter).ShouldBeTrue();

        await MustFail($"tests/conformance/filters/{name}.yaml", PartsWith.Filter(new IdleFilter(filter!)));
    }

    private static async Task MustFail(string file, CaseRunner runner)
    {
        var findings = new FindingList();
        var cases = CaseReader.Read(Path.Combine(ConformanceSuite.Repository, file), isOptional: false, findings);
        cases.ShouldNotBeNull($"{file} cannot be read");

        foreach (var made in cases.Cases)
        {
            if ((await runner.RunAsync(made, CancellationToken.None)).Outcome == CaseOutcome.Failed)
            {
                return;
            }
        }

        Assert.Fail($"all {cases.Cases.Count} cases of {file} pass although it does nothing");
    }

    private static ITag Tag(string pattern) => StdlibTags.Table.All.Single(row => row.Pattern.Text == pattern).Tag;

    // The rule of file names stands in Rem.Repo.Tests: the literal words of the pattern, joined by `-`.
    private static string FileOf(string pattern)
    {
        var tag = Tag(pattern).Spec;
        var words = TagPattern.Parse(pattern, out _)!.Words.Where(word => word.Kind == PatternWordKind.Literal).Select(word => word.Text);
        return $"tests/conformance/{tag.Area}/{string.Join('-', words)}.yaml";
    }
}
