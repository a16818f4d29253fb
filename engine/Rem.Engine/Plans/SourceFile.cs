namespace Rem.Plans;

/// <summary>A text that was read: its path as errors show it, its full path, and the lines for places and carets.</summary>
public sealed class SourceFile
{
    private int[]? _lineStarts;

    /// <summary>A text under a name. <paramref name="fullPath"/> is null for a text that is in no file.</summary>
    public SourceFile(string path, string text, string? fullPath = null)
    {
        Path = path;
        Text = text;
        FullPath = fullPath;
    }

    /// <summary>The path as errors show it.</summary>
    public string Path { get; }

    /// <summary>The path from the root, or null for a text that is in no file.</summary>
    public string? FullPath { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The folder that relative paths in this text start from.</summary>
    public string Folder => FullPath is null ? "." : System.IO.Path.GetDirectoryName(FullPath)!;

    /// <summary>Line and column of an offset, both from 1; the column counts UTF-16 units, as editors do.</summary>
    public (int Line, int Column) Position(int offset)
    {
        var starts = LineStarts();
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    /// <summary>The offset at which a line starts; lines count from 1.</summary>
    public int LineStart(int line)
    {
        var starts = LineStarts();
        return line <= starts.Length ? starts[line - 1] : Text.Length;
    }

    /// <summary>The text of a line, without its end; lines count from 1.</summary>
    public string Line(int line)
    {
        var start = LineStart(line);
        var end = Text.IndexOf('\n', start);
        return (end < 0 ? Text[start..] : Text[start..end]).TrimEnd('\r');
    }

    private int[] LineStarts()
    {
        if (_lineStarts is not null)
        {
            return _lineStarts;
        }

        var starts = new List<int> { 0 };
        for (var i = Text.IndexOf('\n'); i >= 0; i = Text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }

        return _lineStarts = starts.ToArray();
    }
}
