using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>JavaScript in worker processes keeps the contract.</summary>
[Collection(AloneCollection.Name)]
public sealed class JavaScriptWorkerTests(WorkerRuntimeContract.Workers workers) : WorkerRuntimeContract("js", workers)
{
    protected override ScriptSnippets Snippets { get; } = new JavaScriptSnippets();
}
