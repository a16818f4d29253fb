using Rem.Runtime.Lua;
using Rem.Scripting;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests;

/// <summary>Lua keeps the contract.</summary>
[Collection(AloneCollection.Name)]
public sealed class LuaRuntimeTests : ScriptRuntimeContract
{
    private static readonly LuaRuntime _runtime = new();

    protected override IScriptRuntime Runtime => _runtime;

    protected override ScriptSnippets Snippets { get; } = new LuaSnippets();
}
