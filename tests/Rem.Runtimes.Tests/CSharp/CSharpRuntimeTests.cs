using Rem.Runtime.CSharp;
using Rem.Runtime.CSharp.Compiler;
using Rem.Scripting;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.CSharp;

/// <summary>C# keeps the contract.</summary>
[Collection(AloneCollection.Name)]
public sealed class CSharpRuntimeTests : ScriptRuntimeContract
{
    private static readonly CSharpRuntime _runtime = new(static () => new RoslynCompiler(), TestCaches.Of("csharp"));

    protected override IScriptRuntime Runtime => _runtime;

    protected override ScriptSnippets Snippets { get; } = new CSharpSnippets();
}
