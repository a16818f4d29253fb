using Rem.Cases;
using Rem.Errors;
using Rem.Filters;
using Rem.Http;
using Rem.Processes;
using Rem.Running;
using Rem.Shared;
using Rem.Stdlib;

namespace Rem.Engine.Tests.Cases;

/// <summary>Cases that have to fail, and how they say why; the ones that pass are conformance files.</summary>
public sealed class CaseRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-cases-").FullName;

    [Theory]
    [InlineData("plan: 'a: {b: [1, 2]}', gives: {a: {b: [1, 3]}}", "at 'a.b.1': expected integer 3, got integer 2")]
    [InlineData("plan: 'a: 1', gives: {a: '1'}", "at 'a': expected text '1', got integer 1")]
    [InlineData("plan: 'a: 1', gives: {a: 1, b: 2}", "the key 'b' is missing (expected integer 2)")]
    [InlineData("plan: 'a: 1', gives: {}", "there is a key 'a' that was not expected")]
    [InlineData("plan: 'a: {b: 1}', has: {a: {c: 1}}", "at 'a': the key 'c' is missing")]
    [InlineData("plan: 'a: [1]', has: {a: [1, 2]}", "at 'a': expected 2 items, got 1")]
    [InlineData("plan: 'a: 1', fails: {code: REM1204}", "it had to fail with REM1204, and gave {\"a\":1}")]
    [InlineData("plan: 'a: ${{ b }}', gives: {}", "it had to give a result, and failed with\nplan.yaml:1:8: error REM1204")]
    [InlineData("plan: 'a: ${{ b }}', fails: {code: REM1205}", "it had to fail with REM1205, and failed with\nplan.yaml:1:8: error REM1204")]
    [InlineData("plan: 'a: ${{ b }}', fails: {at: '1:9'}", "it had to fail at 1:9")]
    [InlineData("plan: 'a: ${{ b }}', fails: {at: 2}", "it had to fail at 2")]
    [InlineData("plan: 'a: ${{ b }}', fails: {says: nothing of it}", "saying 'nothing of it'")]
    [InlineData("plan: 'iff a > 1: {}', fails: {code: REM1204}", "plan.yaml:1:1: error REM1108")]
    [InlineData("plan: 'a: 1', gives: {a: 1}, skip: {because: later}", "it is skipped (later) but passes now")]
    public async Task A_case_that_does_not_fit_says_where_and_how(string made, string why)
    {
        var result = await RunAsync(made);

        result.Outcome.ShouldBe(CaseOutcome.Failed);
        result.Why.ShouldNotBeNull().ShouldContain(why);
        result.Why.ShouldNotContain(Path.GetTempPath());
    }

    [Theory]
    [InlineData("    plan: |\n      a: 1\n      b: ${{ c }}\n    gives: {}\n", "5:14: error REM1204", "      b: ${{ c }}")]
    [InlineData("    plan: |2\n       a:\n\n        b: ${{ c }}\n    gives: {}\n", "6:16: error REM1204", "        b: ${{ c }}")]
    [InlineData("    plan: >\n      a: 1\n\n      b: ${{ c }}\n    gives: {}\n", "plan.yaml:2:8: error REM1204", "b: ${{ c }}")]
    [InlineData("    plan: |\n      run:\n        - read file: nope.txt\n    gives: {}\n", "5:", "        - read file: nope.txt")]
    public async Task What_is_wrong_with_a_plan_stands_where_its_author_wrote_it(string text, string place, string line)
    {
        var path = Write("cases:\n  - it: x\n" + text);

        var result = await RunFileAsync(path);

        var file = place.StartsWith("plan.yaml", StringComparison.Ordinal) ? "" : path + ":";
        result.Why.ShouldNotBeNull().ShouldContain("\n" + file + place);
        result.Why.ShouldContain(line);
    }

    [Fact]
    public async Task A_skipped_case_that_fails_is_skipped_with_its_reason()
    {
        var result = await RunAsync("plan: 'a: 1', gives: {a: 2}, skip: {because: waits for b, until: issue 9}");

        result.Outcome.ShouldBe(CaseOutcome.Skipped);
        result.Why.ShouldBe("waits for b (until issue 9)");
    }

    [Theory]
    [InlineData("{it: x, plan: '', gives: {}, gvies: 1}", "2:34", "a case has no key 'gvies'")]
    [InlineData("{it: x, gives: {}}", "2:6", "a case needs the key 'plan'")]
    [InlineData("{plan: '', gives: {}}", "2:6", "a case needs the key 'it'")]
    [InlineData("{it: x, plan: ''}", "2:10", "this case expects nothing")]
    [InlineData("{it: x, plan: '', gives: {}, fails: {}}", "2:41", "a case has one of")]
    [InlineData("{it: x, plan: {a: 1}, gives: {}}", "2:19", "'plan' of a case must be the text of a plan")]
    [InlineData("{it: x, plan: '', fails: {code: 12}}", "2:37", "must be REM and four digits")]
    [InlineData("{it: x, plan: '', fails: {at: here}}", "2:35", "must be line or line:column")]
    [InlineData("{it: x, plan: '', fails: {cod: REM1204}}", "2:31", "'fails' has no key 'cod'")]
    [InlineData("{it: x, plan: '', gives: {}, pipe: [1]}", "2:40", "'pipe' of a case must be a map")]
    [InlineData("{it: x, plan: '', gives: {}, now: soon}", "2:39", "'now' of a case must be seconds since 1970")]
    [InlineData("{it: x, plan: '', gives: {}, files: {../a: x}}", "2:42", "'../a' is no name for a file beside the plan")]
    [InlineData("{it: x, plan: '', gives: {}, shell: {ls: {out: x}}}", "2:47", "the answer of a command has no key 'out'")]
    [InlineData("{it: x, plan: '', gives: {}, skip: {until: x}}", "2:41", "'skip' needs the key 'because'")]
    public void A_wrong_case_is_reported_at_its_place(string made, string place, string message)
    {
        var findings = new FindingList();
        CaseReader.Read(Write($"cases:\n  - {made}\n"), isOptional: false, findings);

        findings.Items.Select(static f => $"{f.At.Line}:{f.At.Column} {f.Message}").ShouldContain(text => text.StartsWith(place + " ", StringComparison.Ordinal) && text.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_cases_of_one_name_are_an_error()
    {
        var findings = new FindingList();
        CaseReader.Read(Write("cases:\n  - {it: x, plan: '', gives: {}}\n  - {it: x, plan: '', gives: {}}\n"), isOptional: false, findings);

        findings.Items.ShouldHaveSingleItem().Code.ShouldBe(CaseErrors.Name);
    }

    [Fact]
    public void In_a_folder_other_YAML_is_passed_over_but_a_broken_file_of_cases_is_not()
    {
        Write("cases:\n  - {it: x, plan: '', gives: {}}\n", "a.yaml");
        Write("name: no cases here\n", "b.yaml");
        Write("about: broken\ncases: [\n", "c.yml");
        var findings = new FindingList();

        var files = CaseSuite.Find([_folder], findings);

        files.ShouldHaveSingleItem().Path.ShouldEndWith("a.yaml");
        findings.Items.ShouldHaveSingleItem().At.File!.Path.ShouldEndWith("c.yml");
    }

    [Fact]
    public async Task Results_come_in_the_order_of_the_cases()
    {
        var text = "cases:\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"  - {{it: case {i}, plan: 'a: {i}', gives: {{a: {(i == 7 ? 0 : i)}}}}}\n"));
        var file = CaseReader.Read(Write(text), isOptional: false, new FindingList())!;
        var names = new List<string>();

        var totals = await CaseSuite.RunAsync(file.Cases, Runner(), result => names.Add(result.Case.Name), CancellationToken.None);

        names.ShouldBe(Enumerable.Range(0, 40).Select(static i => $"case {i}"));
        totals.ShouldBe(new CaseTotals(39, 1, 0));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<CaseResult> RunAsync(string made) => RunFileAsync(Write($"cases:\n  - {{it: x, {made}}}\n"));

    private static async Task<CaseResult> RunFileAsync(string path)
    {
        var findings = new FindingList();
        var file = CaseReader.Read(path, isOptional: false, findings);
        findings.Items.ShouldBeEmpty();
        return await Runner().RunAsync(file!.Cases[0], CancellationToken.None);
    }

    private static CaseRunner Runner() => new(new RemOptions
    {
        Tags = StdlibTags.Table,
        Filters = StdlibFilters.Table,
        Processes = new ProcessRunner(TimeProvider.System),
        Http = static () => throw new NotSupportedException(),
        Resources = static clock => SharedResources.InMemory(clock),
    });

    private string Write(string text, string name = "cases.yaml")
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
