using Rem.Fuzz;

namespace Rem.Engine.Tests.Plans;

public sealed class LoaderFuzzTests
{
    // The long form: dotnet run -c Release --project tests/Rem.Fuzz -- loader --seed N --count N
    [Fact]
    public void Any_bytes_give_a_plan_or_findings_with_places()
    {
        var seed = Random.Shared.Next();
        var files = new FuzzFiles("loader");
        files.Seeds.Length.ShouldBeGreaterThan(5);
        files.Found.Length.ShouldBeGreaterThan(2);

        var failed = new FuzzRun(new FuzzTarget("loader", "", LoaderTarget.Check), files, seed).Start(5000);

        failed.ShouldBeNull($"seed {seed}: {failed?.Wrong}\n{(failed is null ? "" : Convert.ToBase64String(failed.Value.Input))}");
    }

    [Fact]
    public void The_mutator_makes_the_same_input_for_the_same_seed_and_number()
    {
        var files = new FuzzFiles("loader");

        new Mutator(files, 5).Input(77).ShouldBe(new Mutator(files, 5).Input(77));
        new Mutator(files, 5).Input(77).ShouldNotBe(new Mutator(files, 6).Input(77));
    }
}
