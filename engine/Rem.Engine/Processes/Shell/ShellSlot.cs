using Rem.Plans;

namespace Rem.Processes.Shell;

/// <summary>A slot while a text is read: where it stands, and what it turned out to be.</summary>
internal sealed class ShellSlot(int index, int offset, ShellPart part, SourceSpan at)
{
    /// <summary>Its number, from 0.</summary>
    public int Index => index;

    /// <summary>Its offset in the joined text.</summary>
    public int Offset => offset;

    /// <summary>The part of the plan's text.</summary>
    public ShellPart Part => part;

    /// <summary>Its place in the plan.</summary>
    public SourceSpan At => at;

    /// <summary>Its place in the shell's text.</summary>
    public ShellPlace Place { get; set; }

    /// <summary>What the value must be.</summary>
    public ShellCheck Check { get; set; }

    /// <summary>True once it was come across.</summary>
    public bool IsRead { get; set; }

    /// <summary>True once nothing more is to be said about it, because it needs no place or an error was found with it.</summary>
    public bool IsSettled { get; set; }
}
