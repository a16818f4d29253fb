using Rem.Errors;
using Rem.Scripting;

namespace Rem.Runtime.CSharp;

/// <summary>Turns a script into an assembly. Made when something must be compiled, and not before. Safe to use from several threads.</summary>
public interface IScriptCompiler
{
    /// <summary>The compiled script; null when it does not compile, with what is wrong in <paramref name="findings"/>.</summary>
    CompiledScript? Compile(ScriptSource source, FindingList findings);
}
