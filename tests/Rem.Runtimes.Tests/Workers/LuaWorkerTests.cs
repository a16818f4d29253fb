using Rem.Scripting;
using Rem.Scripting.Workers;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>Lua in worker processes keeps the contract.</summary>
[Collection(AloneCollection.Name)]
public sealed class LuaWorkerTests : ScriptRuntimeContract, IClassFixture<LuaWorkerTests.Workers>
{
    private readonly Workers _workers;

    public LuaWorkerTests(Workers workers) => _workers = workers;

    protected override IScriptRuntime Runtime => _workers.Pool.Runtime(TestWorkers.Lua);

    protected override ScriptSnippets Snippets { get; } = new LuaSnippets();

    /// <summary>The workers of all tests of the class, as of one plan.</summary>
    public sealed class Workers : IDisposable
    {
        public WorkerPool Pool { get; } = TestWorkers.Pool();

        public void Dispose() => Pool.Dispose();
    }
}
