namespace Rem.Templates.Parsing;

/// <summary>What stops the reading of one mark; it becomes a finding and the next mark is read.</summary>
internal sealed class MarkSyntaxException(int start, int length, string message, string? hint = null) : Exception(message)
{
    /// <summary>Where.</summary>
    public int Start => start;

    /// <summary>How long.</summary>
    public int Length => length;

    /// <summary>How to mend it, or null.</summary>
    public string? Hint => hint;
}
