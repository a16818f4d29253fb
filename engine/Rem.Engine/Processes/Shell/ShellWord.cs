namespace Rem.Processes.Shell;

/// <summary>A word of a command while a text is read.</summary>
internal sealed class ShellWord(int start)
{
    /// <summary>Where it starts in the joined text.</summary>
    public int Start => start;

    /// <summary>Behind its last character.</summary>
    public int End { get; set; }

    /// <summary>Its text when it holds no quotes, expansions and values; else null.</summary>
    public string? Literal { get; set; }

    /// <summary>True when a command runs inside it, which must not run once for each item of a list.</summary>
    public bool RunsCommand { get; set; }

    /// <summary>Slots directly in it, outside quotes.</summary>
    public List<ShellSlot> Bare { get; } = [];

    /// <summary>All slots whose values become part of it, but for those of commands inside it.</summary>
    public List<ShellSlot> Slots { get; } = [];
}
