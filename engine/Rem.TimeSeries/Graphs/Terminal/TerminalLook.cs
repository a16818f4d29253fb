namespace Rem.TimeSeries.Graphs.Terminal;

/// <summary>What a terminal can show.</summary>
/// <param name="Columns">Its width in characters; <see cref="LeastColumns"/> to <see cref="MostColumns"/> are used.</param>
/// <param name="Rows">The height of the plot alone in lines; <see cref="LeastRows"/> to <see cref="MostRows"/> are used.</param>
/// <param name="IsPlain">Whether only ASCII may be used.</param>
/// <param name="HasColour">Whether it shows colours.</param>
public sealed record TerminalLook(int Columns, int Rows, bool IsPlain, bool HasColour)
{
    /// <summary>The fewest and most columns.</summary>
    public const int LeastColumns = 40, MostColumns = 400;

    /// <summary>The fewest and most lines.</summary>
    public const int LeastRows = 4, MostRows = 100;
}
