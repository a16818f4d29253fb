using Rem.Cli;
using Rem.Scripting;
using Rem.Scripting.Workers;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>Worker processes as plans use them, for tests.</summary>
internal static class TestWorkers
{
    /// <summary>The program of these tests: `rem worker` beside them.</summary>
    public static WorkerProgram Program { get; } =
        WorkerProgram.In(AppContext.BaseDirectory) ?? throw new InvalidOperationException("there is no `rem` beside the tests, or no worker processes on this system");

    /// <summary>A pool of its own, with limits that no test exceeds.</summary>
    public static WorkerPool Pool(TimeSpan? time = null, long memory = 256 * 1024 * 1024) =>
        new(Program, new ScriptLimits(time ?? TimeSpan.FromSeconds(30), memory, 200));

    /// <summary>A language that `rem` has.</summary>
    public static RuntimeRow Row(string language) =>
        Parts.Runtimes.Find(language) ?? throw new InvalidOperationException($"rem has no runtime for '{language}'");
}
