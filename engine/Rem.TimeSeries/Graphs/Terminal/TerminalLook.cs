namespace Rem.TimeSeries.Graphs.Terminal;

/// <summary>What a terminal can show.</summary>
/// <param name="Columns">Its width in characters; 40 to 400 are used.</param>
/// <param name="Rows">The height of the plot alone in lines; 4 to 100 are used.</param>
/// <param name="IsPlain">Whether only ASCII may be used.</param>
/// <param name="HasColour">Whether it shows colours.</param>
public sealed record TerminalLook(int Columns, int Rows, bool IsPlain, bool HasColour);
