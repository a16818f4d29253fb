using Rem.Errors;

namespace Rem.Expressions;

/// <summary>A parser's way out at the first mistake of a text; it never leaves the parser.</summary>
internal sealed class SyntaxException(ErrorCode code, int start, int length, string message, string? hint = null) : Exception(message)
{
    /// <summary>The offset of the mistake in the text.</summary>
    public int Start => start;

    /// <summary>Adds it to the findings at its place.</summary>
    public void AddTo(FindingList findings, ExpressionOrigin origin) =>
        findings.Error(code, origin.Locate(start, length), Message, hint);
}
