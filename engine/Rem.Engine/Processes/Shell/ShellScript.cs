namespace Rem.Processes.Shell;

/// <summary>A shell text with its values, ready to run.</summary>
/// <param name="Arguments">The shell, its options, and the text where it is short enough to be an argument.</param>
/// <param name="File">The text where it goes into a file, else null; for <see cref="ProcessRequest.ScriptFile"/>.</param>
/// <param name="Environment">The variables that were given, and those that carry the values.</param>
public sealed record ShellScript(IReadOnlyList<string> Arguments, string? File, IReadOnlyList<KeyValuePair<string, string?>> Environment);
