using Rem.Errors;
using Rem.Monitoring.Tests.Kit;
using Rem.Values;

namespace Rem.Monitoring.Tests.Looking;

public sealed class ProbeTextTests : IDisposable
{
    private readonly LookRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_pipe_that_nobody_writes_to_is_refused_and_not_waited_for()
    {
        await _run.StepAsync("shell: [mkfifo, pipe]");

        var error = await Should.ThrowAsync<PlanException>(() => _run.StepAsync("probe text: pipe"));

        error.Message.ShouldContain("no file but a pipe");
    }

    [Fact]
    public async Task A_file_that_is_larger_than_the_first_piece_is_whole()
    {
        _run.Write("long", new string('x', 100_000) + "end");

        var got = await _run.StepAsync("probe text: long");

        ((string)got["output"]!).Length.ShouldBe(100_003);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_an_error()
    {
        _run.Write("long", new string('x', 1_100_000));

        (await Should.ThrowAsync<LimitException>(() => _run.StepAsync("probe text: long"))).Message.ShouldContain("1048576");
    }

    [Fact]
    public async Task A_list_gives_a_list_with_null_for_what_is_not_there()
    {
        _run.Write("a", "1");

        ValueText.Of((await _run.StepAsync("probe text: [a, b]"))["output"]).ShouldBe("""["1",null]""");
    }
}
