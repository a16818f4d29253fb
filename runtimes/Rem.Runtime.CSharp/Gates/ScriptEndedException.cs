namespace Rem.Runtime.CSharp.Gates;

/// <summary>Unwinds a script that has to end. No catch of the script sees it: their filters ask the gate first.</summary>
internal sealed class ScriptEndedException() : Exception("the script has to end");
