using Rem.Fuzz;
using Xunit.Abstractions;

namespace Rem.Stdlib.Tests.Mutants;

/// <summary>
/// Real plans with one slip in them, through what `rem check` does. Long form: REM_MUTANTS=100000, repeated by REM_SEED.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    [Fact]
    public void A_plan_with_one_slip_is_bound_or_refused_with_places()
    {
        var seed = MutantSource.Seed;
        var count = MutantSource.Count("REM_MUTANTS", 10_000);
        output.WriteLine($"seed {seed}, {count} mutants");
        var source = new MutantSource(seed);

        for (var i = 0; i < count; i++)
        {
            var (text, of) = source.Make(i);
            if (Wrong(text, of) is { } wrong)
            {
                Assert.Fail($"mutant {i} of seed {seed}, of {of.Name}: {wrong}\n---\n{text}");
            }
        }
    }

    [Fact]
    public void Real_plans_themselves_have_places_too()
    {
        CheckTarget.Check("x: ${{ nope | nofilter }}"u8.ToArray()).ShouldBeNull();
        Wrong("a: 1", new RealPlan("a", "", new Dictionary<string, byte[]>())).ShouldBeNull();
    }

    private static string? Wrong(string text, RealPlan of)
    {
        try
        {
            return CheckTarget.Check(MutantSource.Files(text, of));
        }
#pragma warning disable CA1031 // Any exception is what this test looks for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return "an exception came out: " + error;
        }
    }
}
