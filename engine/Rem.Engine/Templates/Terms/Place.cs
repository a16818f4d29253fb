using Rem.Plans;

namespace Rem.Templates.Terms;

/// <summary>Where something stands in a template; the place in its file is worked out when somebody asks.</summary>
internal readonly struct Place(TemplateSource source, int start, int length)
{
    /// <summary>Its offset in the template's text.</summary>
    public int Start => start;

    /// <summary>Its length.</summary>
    public int Length => length;

    /// <summary>The text as it is written.</summary>
    public string Text => source.Text.Substring(start, length);

    /// <summary>The place.</summary>
    public SourceSpan Span => source.Locate(start, length);
}
