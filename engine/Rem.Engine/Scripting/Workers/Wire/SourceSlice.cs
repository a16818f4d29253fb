using Rem.Plans;

namespace Rem.Scripting.Workers.Wire;

/// <summary>
/// The stretch of a file that holds a script, in whole lines. In the worker it stands behind as many line ends as it has
/// lines above it here, so places there are places here but for a constant.
/// </summary>
internal sealed class SourceSlice
{
    private readonly ScriptOrigin _origin;
    private readonly int _end;

    /// <summary>The stretch of a script.</summary>
    public SourceSlice(ScriptOrigin origin)
    {
        _origin = origin;
        if (origin.File is not { } file)
        {
            return;
        }

        if (origin.Node is not { } node)
        {
            _end = file.Text.Length;
            Text = file.Text;
            return;
        }

        Line = file.Position(node.Span.Start).Line;
        From = file.LineStart(Line);
        var end = file.Text.IndexOf('\n', Math.Clamp(node.Span.End, 0, file.Text.Length));
        _end = end < 0 ? file.Text.Length : end + 1;
        Text = file.Text[From.._end];
    }

    /// <summary>The line where it begins, from 1.</summary>
    public int Line { get; } = 1;

    /// <summary>The offset where it begins.</summary>
    public int From { get; }

    /// <summary>Its text.</summary>
    public string Text { get; } = "";

    /// <summary>A worker's place as one of this file; that of the script's first line where it lies outside.</summary>
    public SourceSpan Here(long start, long length)
    {
        var from = start - (Line - 1) + From;
        return _origin.File is not null && from >= From && length >= 0 && from + length <= _end
            ? new SourceSpan(_origin.File, (int)from, (int)length)
            : First;
    }

    /// <summary>The place of the script's first line.</summary>
    public SourceSpan First => _origin.Place(1);
}
