namespace Rem.Processes.Shell;

/// <summary>A part of a shell text: literal text, or a slot for a value.</summary>
/// <param name="Literal">The text; null for a slot.</param>
/// <param name="Start">Where it stands in the plan's scalar.</param>
/// <param name="Length">Its length there.</param>
/// <param name="IsRaw">The value is pasted as program (`| raw`).</param>
/// <param name="IsQuoted">The value has been made one word for a second shell (`| quote`).</param>
public readonly record struct ShellPart(string? Literal, int Start, int Length, bool IsRaw = false, bool IsQuoted = false);
