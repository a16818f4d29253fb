namespace Rem.Processes.Shell;

/// <summary>A change of the text itself: a stretch that is replaced.</summary>
internal readonly record struct ShellEdit(int Start, int Length, string Text);
