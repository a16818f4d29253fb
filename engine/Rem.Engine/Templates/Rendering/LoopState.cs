namespace Rem.Templates.Rendering;

/// <summary>The round of a loop that is going on.</summary>
internal sealed class LoopState(LoopState? outer, int count)
{
    /// <summary>The loop around.</summary>
    public LoopState? Outer => outer;

    /// <summary>How many rounds there are.</summary>
    public int Count => count;

    /// <summary>The round, from 0.</summary>
    public int Index { get; set; }

    /// <summary>The key of a map's entry; null in a list.</summary>
    public string? Key { get; set; }
}
