using Rem.Errors;

namespace Rem.Templates.Parsing;

/// <summary>Says what is wrong with one template's text: the first hundred mistakes, so that a text which is no template at all costs no more.</summary>
internal sealed class TemplateReport(TemplateSource source, FindingList findings)
{
    private const int Most = 100;
    private int _count;

    /// <summary>True when nothing more is said.</summary>
    public bool IsFull => _count >= Most;

    /// <summary>True when something is wrong.</summary>
    public bool HasErrors => _count > 0;

    /// <summary>A mistake in a mark.</summary>
    public void Error(Mark mark, string message, string? hint = null) => Error(mark.Start, mark.Length, message, hint);

    /// <summary>A mistake at a stretch of the text.</summary>
    public void Error(int start, int length, string message, string? hint = null)
    {
        if (!IsFull)
        {
            _count++;
            findings.Error(TemplateErrors.Syntax, source.Locate(start, length), message, hint);
        }
    }
}
