using Rem.Errors;
using Rem.Inspection;
using Rem.Running;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>
/// A text with interpolations, parsed: `${{ host }} is up`. Immutable, safe to use from several threads. Values are
/// put in as they are and never parsed again.
/// </summary>
public sealed class TextTemplate
{

    private readonly TemplatePart[] _parts;
    private readonly ExpressionOrigin _origin;

    private TextTemplate(TemplatePart[] parts, ExpressionOrigin origin)
    {
        _parts = parts;
        _origin = origin;
    }

    /// <summary>Literal text and expressions, in order; empty for an empty text.</summary>
    public IReadOnlyList<TemplatePart> Parts => _parts;

    /// <summary>True when no expression is in it: it is the same text everywhere.</summary>
    public bool IsLiteral => _parts.Length == 0 || (_parts.Length == 1 && _parts[0].Literal is not null);

    /// <summary>The text of a literal one; null for others.</summary>
    public string? Literal => _parts.Length == 0 ? "" : _parts.Length == 1 ? _parts[0].Literal : null;

    /// <summary>True when it is one interpolation and nothing else, which keeps the value's kind.</summary>
    public bool IsSingle => _parts.Length == 1 && _parts[0].Expression is not null;

    /// <summary>True when a text may hold an interpolation, so that parsing it is worth while.</summary>
    public static bool IsNeeded(string text) => text.Contains("${{", StringComparison.Ordinal);

    /// <summary>Parses a text. Each mistake of each interpolation is a finding at its place; the result is then null.</summary>
    public static TextTemplate? Parse(string text, ParseOptions options, ExpressionOrigin origin, FindingList findings)
    {
        var own = new FindingCount(findings);
        var parts = new TemplateParser(text, options, origin, findings).Parse();
        return own.HasGrown ? null : new TextTemplate(parts, origin);
    }

    /// <summary>The value: of its own kind when it is a single interpolation, else text.</summary>
    public object? Evaluate(INames names) =>
        IsSingle ? _parts[0].Expression!.Evaluate(names) : Literal ?? Text(names);

    /// <summary>The value as text: lists and maps as compact JSON, null as empty text.</summary>
    public string EvaluateText(INames names) => Literal ?? Text(names);

    // Most texts have two or three parts, which need no buffer.
    private string Text(INames names)
    {
        if (_parts.Length == 2)
        {
            var (first, second) = (TextOf(0, names), TextOf(1, names));
            Check((long)first.Length + second.Length, 1, names);
            return string.Concat(first, second);
        }

        var texts = new string[_parts.Length];
        long length = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = TextOf(i, names);
            length += texts[i].Length;
            Check(length, i, names);
        }

        return string.Concat(texts);
    }

    private string TextOf(int index, INames names)
    {
        var part = _parts[index];
        return part.Literal ?? ValueText.Of(part.Expression!.Peek(names));
    }

    private void Check(long length, int index, INames names)
    {
        var limit = names.Filters.Limits.TextResultBytes;
        if (length > limit)
        {
            throw new LimitException(LimitErrors.Text, _origin.Locate(_parts[index].Start, _parts[index].Length), $"a text would be longer than the limit 'text' allows ({LimitErrors.Bytes(limit)})");
        }
    }
}
