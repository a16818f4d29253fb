using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>Lua in worker processes keeps the contract.</summary>
[Collection(AloneCollection.Name)]
public sealed class LuaWorkerTests(WorkerRuntimeContract.Workers workers) : WorkerRuntimeContract("lua", workers)
{
    protected override ScriptSnippets Snippets { get; } = new LuaSnippets();
}
