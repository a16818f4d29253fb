using Rem.Runtime.CSharp;
using Rem.Runtime.CSharp.Compiler;

namespace Rem.Runtimes.Tests.CSharp;

/// <summary>The runtime of these tests: scripts that were compiled once are found again.</summary>
internal static class CSharpScripts
{
    public static CSharpRuntime Runtime { get; } = new(static () => new RoslynCompiler(), TestCaches.Of("csharp"));
}
