using System.Diagnostics;
using System.Text;
using Rem.Errors;
using Rem.Fuzz;
using Rem.Plans;

namespace Rem.Stdlib.Tests.Mutants;

/// <summary>A plan may be wrong in every line: what is found is bounded in time, and said once.</summary>
public sealed class ManyErrorsTests
{
    // Looked through one by one, so many would take minutes.
    [Fact]
    public void Two_hundred_thousand_findings_are_kept_in_bounded_time()
    {
        var file = new SourceFile("plan.yaml", new string('x', 200_000));
        var findings = new FindingList();
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 200_000; i++)
        {
            findings.Error(RunErrors.Path, new SourceSpan(file, i, 1), "wrong");
        }

        findings.Count.ShouldBe(200_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public void A_finding_is_kept_once_among_few_and_among_many(int count)
    {
        var file = new SourceFile("plan.yaml", new string('x', count));
        var findings = new FindingList();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < count; i++)
            {
                findings.Error(RunErrors.Path, new SourceSpan(file, i, 1), "wrong");
            }
        }

        findings.Count.ShouldBe(count);
        findings.Has(RunErrors.Path, new SourceSpan(file, count - 1, 1)).ShouldBeTrue();
        findings.Has(RunErrors.Path, new SourceSpan(file, count - 1, 2)).ShouldBeFalse();
        findings.Has(RunErrors.Secret, new SourceSpan(file, 0, 1)).ShouldBeFalse();
    }

    [Fact]
    public void A_wrong_shape_is_refused_once()
    {
        foreach (var plan in new[] { "run:\n  - count hits: [1]\n", "lock a: web1\n", "run:\n  - read file: [a]\n" })
        {
            CheckTarget.Check(MemoryFiles.Of(Encoding.UTF8.GetBytes(plan)), out var findings).ShouldBeNull();
            findings.Items.Count.ShouldBe(1, plan);
        }
    }

    [Theory]
    [InlineData("a: ", "${{ x.a }}/b/${{ x.b ", 90_000)]
    [InlineData("a: |\n  ", "${{ x | nope }}\n  ", 90_000)]
    [InlineData("a: \"", "\\t${{ x.(( }}", 90_000)]
    [InlineData("run:\n  - shell: |\n      ", "echo ${{ input.a }}\n      ", 200_000)]
    [InlineData("run:\n  - shell: |\n      ", "echo `${{ input.a }}\n      ", 200_000)]
    [InlineData("run:\n  - lua: |\n      ", "x = = 1\n      ", 200_000)]
    [InlineData("run:\n  - sql: {query: |-\n      ", "${{ a }} ' ${{ b }}\n      ", 90_000)]
    public void Many_places_in_one_text_take_no_more_than_their_number(string start, string part, int length)
    {
        var plan = start + string.Concat(Enumerable.Repeat(part, length / part.Length)) + (start.EndsWith('"') ? "\"" : "");

        CheckTarget.Check(MemoryFiles.Of(Encoding.UTF8.GetBytes(plan)), out _).ShouldBeNull();
    }
}
