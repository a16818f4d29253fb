using Rem.Scripting;
using Rem.Scripting.Workers;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>
/// The contract of all runtimes, kept by a language in worker processes: a language's tests inherit it with their
/// snippets, once as it is and once through this.
/// </summary>
public abstract class WorkerRuntimeContract(string language, WorkerRuntimeContract.Workers workers)
    : ScriptRuntimeContract, IClassFixture<WorkerRuntimeContract.Workers>
{
    protected override IScriptRuntime Runtime => workers.Pool.Runtime(TestWorkers.Row(language));

    /// <summary>The workers of all tests of a class, as of one plan.</summary>
    public sealed class Workers : IDisposable
    {
        public WorkerPool Pool { get; } = TestWorkers.Pool();

        public void Dispose() => Pool.Dispose();
    }
}
