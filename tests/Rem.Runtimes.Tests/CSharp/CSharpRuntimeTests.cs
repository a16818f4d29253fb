using Rem.Scripting;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.CSharp;

/// <summary>C# keeps the contract.</summary>
[Collection(AloneCollection.Name)]
public sealed class CSharpRuntimeTests : ScriptRuntimeContract
{
    protected override IScriptRuntime Runtime => CSharpScripts.Runtime;


    protected override ScriptSnippets Snippets { get; } = new CSharpSnippets();
}
