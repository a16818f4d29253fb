namespace Rem.Processes.Shell;

/// <summary>A piece of a bound shell text: text, or a slot.</summary>
internal readonly record struct ShellPiece(string? Text, ShellSlot? Slot);

/// <summary>A word that holds bare slots: the pieces from <paramref name="First"/> up to before <paramref name="End"/>.</summary>
internal readonly record struct ShellWordRange(int First, int End, ShellWord Word);
