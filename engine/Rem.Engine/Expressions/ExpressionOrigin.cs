using Rem.Plans;

namespace Rem.Expressions;

/// <summary>Where the text of an expression stands. Places are worked out when an error needs one, not before.</summary>
public sealed class ExpressionOrigin
{
    private readonly ScalarNode? _node;
    private readonly int _shift;
    private readonly Func<int, int, SourceSpan>? _locate;

    /// <summary>The text of a scalar; <paramref name="shift"/> is the offset in it at which the expression's text begins.</summary>
    public ExpressionOrigin(ScalarNode node, int shift = 0)
    {
        _node = node;
        _shift = shift;
    }

    /// <summary>A text whose offsets and lengths are located by a function.</summary>
    public ExpressionOrigin(Func<int, int, SourceSpan> locate) => _locate = locate;

    private ExpressionOrigin()
    {
    }

    /// <summary>A text that stands nowhere: its errors have no place.</summary>
    public static ExpressionOrigin None { get; } = new();

    /// <summary>A text on its own; its places have the text as their file, under a name.</summary>
    public static ExpressionOrigin OfText(string text, string name = "expression")
    {
        SourceFile? file = null;
        return new ExpressionOrigin((start, length) => new SourceSpan(file ??= new SourceFile(name, text), start, length));
    }

    /// <summary>The place of a stretch of the text.</summary>
    public SourceSpan Locate(int start, int length) =>
        _node is not null ? _node.Locate(start + _shift, length) : _locate is null ? default : _locate(start, length);
}
