using Rem.Fuzz;
using Xunit.Abstractions;

namespace Rem.Stdlib.Tests.Mutants;

/// <summary>
/// Real plans with one slip in them, through what `rem check` does. Long form: REM_TEST_MUTANTS=100000, repeated by REM_TEST_SEED.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    [Fact]
    public void A_plan_with_one_slip_is_bound_or_refused_with_places()
    {
        var seed = MutantSource.Seed;
        var count = MutantSource.Count("REM_TEST_MUTANTS", 10_000);
        output.WriteLine($"seed {seed}, {count} mutants");
        var source = new MutantSource(seed);
        var refused = 0;

        for (var i = 0; i < count; i++)
        {
            var (text, of) = source.Make(i);
            var wrong = Wrong(text, of, out var isRefused);
            refused += isRefused ? 1 : 0;
            if (wrong is not null)
            {
                Assert.Fail($"mutant {i} of seed {seed}, of {of.Name}: {wrong}\n---\n{text}");
            }
        }

        // Slips that all break the YAML, or that break nothing, would test little.
        output.WriteLine($"{refused} refused");
        refused.ShouldBeInRange(count / 5, count * 4 / 5);
    }

    private static string? Wrong(string text, RealPlan of, out bool isRefused)
    {
        isRefused = false;
        try
        {
            var wrong = CheckTarget.Check(MutantSource.Files(text, of), out var findings);
            isRefused = findings.HasErrors;
            return wrong;
        }
#pragma warning disable CA1031 // Any exception is what this test looks for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return "an exception came out: " + error;
        }
    }
}
