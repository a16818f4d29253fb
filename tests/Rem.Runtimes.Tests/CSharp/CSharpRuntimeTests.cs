using Rem.Scripting;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.CSharp;

/// <summary>C# keeps the contract.</summary>
[Collection(AloneCollection.Name)]
public sealed class CSharpRuntimeTests : ScriptRuntimeContract
{
    protected override IScriptRuntime Runtime => CSharpScripts.Runtime;


    // .NET gives memory back when it likes, and on a busy machine the watch comes late: a held script would take gigabytes.
    protected override long MostGrowth => 400 * 1024 * 1024;

    protected override ScriptSnippets Snippets { get; } = new CSharpSnippets();
}
