using Rem.Engine.Tests.Processes;
using Rem.Fuzz;

namespace Rem.Engine.Tests;

/// <summary>The fuzzer's targets: all that was ever found, and some inputs of its own. The long form: `dotnet run -c Release --project tests/Rem.Fuzz`.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class FuzzTests
{
    [Theory]
    [InlineData("loader", 5000)]
    [InlineData("shell", 1000)]
    [InlineData("expressions", 1000)]
    [InlineData("templates", 3000)]
    [InlineData("check", 500)]
    public void Any_bytes_are_answered_within_a_second_and_64_MB(string target, int count)
    {
        var seed = Random.Shared.Next();
        var files = new FuzzFiles(target);
        files.Seeds.Length.ShouldBeGreaterThan(3);
        files.Found.Length.ShouldBeGreaterThan(0);

        var failed = new FuzzRun(FuzzTargets.Find(target)!, files, seed).Start(count);

        failed.ShouldBeNull($"seed {seed}: {failed?.Wrong}\n{(failed is null ? "" : Convert.ToBase64String(failed.Value.Input))}");
    }

    // Nothing was ever found by this one.
    [Fact]
    public void Any_bytes_to_the_socket_of_a_node_leave_it_serving()
    {
        var seed = Random.Shared.Next();
        var files = new FuzzFiles("socket");
        files.Seeds.Length.ShouldBeGreaterThan(20);

        var failed = new FuzzRun(FuzzTargets.Find("socket")!, files, seed).Start(1000);

        failed.ShouldBeNull($"seed {seed}: {failed?.Wrong}\n{(failed is null ? "" : Convert.ToBase64String(failed.Value.Input))}");
    }

    // Nothing was ever found by these either.
    [Theory]
    [InlineData("jsonrpc")]
    [InlineData("xmlrpc")]
    [InlineData("jsoncall")]
    public void Any_body_of_a_call_is_answered_within_a_second_and_64_MB(string target)
    {
        var seed = Random.Shared.Next();
        var files = new FuzzFiles(target);
        files.Seeds.Length.ShouldBeGreaterThan(5);

        var failed = new FuzzRun(FuzzTargets.Find(target)!, files, seed).Start(20_000);

        failed.ShouldBeNull($"seed {seed}: {failed?.Wrong}\n{(failed is null ? "" : Convert.ToBase64String(failed.Value.Input))}");
    }

    [Fact]
    public void All_targets_are_tested() => FuzzTargets.All.Length.ShouldBe(9);

    [Fact]
    public void The_mutator_makes_the_same_input_for_the_same_seed_and_number()
    {
        var files = new FuzzFiles("loader");

        new Mutator(files, 5).Input(77).ShouldBe(new Mutator(files, 5).Input(77));
        new Mutator(files, 5).Input(77).ShouldNotBe(new Mutator(files, 6).Input(77));
    }
}
