namespace Rem.Runtime.Lua.States;

/// <summary>A function of the script that was at work: its name as its caller called it, or null, and the line, as Lua counts.</summary>
internal sealed record ScriptFrame(string? Name, int Line);
