using Rem.Runtimes.Tests.CSharp;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>C# in worker processes keeps the contract.</summary>
[Collection(AloneCollection.Name)]
public sealed class CSharpWorkerTests(WorkerRuntimeContract.Workers workers) : WorkerRuntimeContract("csharp", workers)
{
    protected override ScriptSnippets Snippets { get; } = new CSharpSnippets();
}
