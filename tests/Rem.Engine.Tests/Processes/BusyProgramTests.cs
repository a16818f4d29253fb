using Rem.Errors;
using Rem.Processes;

namespace Rem.Engine.Tests.Processes;

/// <summary>Scripts that somebody has open for writing, which the system does not start.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class BusyProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BusyProgramTests() => _folder.Script("mine", "#!/bin/sh\necho mine");

    private string Script => Path.Combine(_folder.Path, "mine");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_that_is_open_for_a_moment_more_is_waited_for()
    {
        var writer = Write();
        var running = Task.Run(RunAsync);
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
        running.IsCompleted.ShouldBeFalse();

        await writer.DisposeAsync();

        (await running).Output.ShouldBe("mine");
    }

    [Fact]
    public async Task One_that_stays_open_is_named_with_the_reason()
    {
        await using var writer = Write();

        var error = await Should.ThrowAsync<PlanException>(RunAsync);

        error.Finding.Code.ShouldBe(ProcessErrors.NotStarted);
        error.Message.ShouldEndWith("could not be started: somebody is writing it");
    }

    private FileStream Write() => new(Script, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);

    private Task<ProcessResult> RunAsync() => new ProcessRunner(TimeProvider.System).RunAsync(new TestRequest { Arguments = [Script] }.Build(), default);
}
