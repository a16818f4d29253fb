namespace Rem.Plans;

/// <summary>A stretch of a source text, by offset; line and column are worked out when somebody asks.</summary>
public readonly record struct SourceSpan(SourceFile? File, int Start, int Length)
{
    /// <summary>No place.</summary>
    public static SourceSpan None => default;

    /// <summary>Line, from 1; 0 without a file.</summary>
    public int Line => File?.Position(Start).Line ?? 0;

    /// <summary>Column, from 1, in UTF-16 units; 0 without a file.</summary>
    public int Column => File?.Position(Start).Column ?? 0;

    /// <summary>The offset behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>`file:line:column`, or empty without a file.</summary>
    public override string ToString()
    {
        if (File is null)
        {
            return "";
        }

        var (line, column) = File.Position(Start);
        return $"{File.Path}:{line}:{column}";
    }

    /// <summary>Order by file and offset; places without a file come first.</summary>
    public static int Compare(SourceSpan a, SourceSpan b)
    {
        var byFile = string.CompareOrdinal(a.File?.Path, b.File?.Path);
        return byFile != 0 ? byFile : a.Start.CompareTo(b.Start);
    }
}
