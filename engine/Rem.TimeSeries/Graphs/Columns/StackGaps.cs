namespace Rem.TimeSeries.Graphs.Columns;

/// <summary>Where a stack is not the whole of it: some of its series are known and some are not.</summary>
internal static class StackGaps
{
    /// <summary>The pieces in tenths of a pixel, in order.</summary>
    public static IReadOnlyList<(int Left, int Right)> Of(Layer[] layers)
    {
        var stacked = Array.FindAll(layers, static layer => layer.Floor is not null);
        var pieces = new List<(int Left, int Right)>();
        for (var i = 0; stacked.Length > 1 && i < stacked[0].Cells.Length; i++)
        {
            if (!IsPart(stacked, i))
            {
                continue;
            }

            var cell = stacked[0].Cells[i];
            if (pieces.Count > 0 && pieces[^1].Right == cell.Left)
            {
                pieces[^1] = (pieces[^1].Left, cell.Right);
            }
            else
            {
                pieces.Add((cell.Left, cell.Right));
            }
        }

        return pieces;
    }

    private static bool IsPart(Layer[] stacked, int at)
    {
        var known = 0;
        foreach (var layer in stacked)
        {
            known += layer.Cells[at].IsKnown ? 1 : 0;
        }

        return known > 0 && known < stacked.Length;
    }
}
