using Rem.Expressions;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>A text of a key: fixed, or filled in when it is reached.</summary>
public sealed class BoundText
{
    private readonly string? _text;
    private readonly TextTemplate? _template;

    /// <summary>A fixed text.</summary>
    public BoundText(SourceSpan at, string text)
    {
        At = at;
        _text = text;
    }

    /// <summary>A text to be filled in.</summary>
    public BoundText(SourceSpan at, TextTemplate template)
    {
        At = at;
        _template = template;
    }

    /// <summary>Where it stands.</summary>
    public SourceSpan At { get; }

    /// <summary>The text when it is fixed, else null.</summary>
    public string? Fixed => _text;

    /// <summary>The text in this scope.</summary>
    public string In(Scope scope) => _text ?? ValueText.Of(_template!.Evaluate(scope));
}
