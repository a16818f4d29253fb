using Rem.Errors;

namespace Rem.Plans;

/// <summary>Makes the scalars of one text: their values by tag and core schema, and what is wrong with them.</summary>
internal sealed class ScalarMaker(SourceFile file, FindingList findings)
{
    private readonly TextCache _texts = new();

    /// <summary>A key or value at its place, with its text after quoting and folding.</summary>
    public ScalarNode Make(SourceSpan span, string text, ScalarStyle style, bool isKey, NodeMark? mark)
    {
        text = isKey ? _texts.Key(text) : _texts.Value(text);
        if (style == ScalarStyle.Plain && text.Length > 0 && text[0] is '@' or '`' or '%' or '|' or '>')
        {
            // Inside brackets YamlDotNet lets them pass.
            findings.Error(PlanErrors.Start, span, $"a value without quotes cannot start with '{text[0]}'", "put the value in quotes");
        }

        var node = new ScalarNode(span, text, style, Value(text, style, isKey, span, mark));
        if (isKey)
        {
            CheckControl(node);
        }

        return node;
    }

    /// <summary>The scalar that an alias names, as a key. It is never a merge key: `*x` is not a plain `&lt;&lt;`.</summary>
    public ScalarNode MakeKey(ScalarNode named) => new(named.Span, _texts.Key(named.Text), named.Style, named.Value);

    /// <summary>True for a key that brings entries of its own: a plain `&lt;&lt;` and `__include`.</summary>
    public static bool IsSpecial(ScalarNode key, bool isMarked) =>
        (key.Style == ScalarStyle.Plain && !isMarked && key.Text == "<<") || key.Text == "__include";

    /// <summary>The end of a block scalar: its event ends behind the blank lines that follow, the node with its last line that is not blank.</summary>
    public static int EndOfBlock(string text, int start, int end)
    {
        while (end > start + 1 && text[end - 1] is '\n' or '\r' or ' ' or '\t')
        {
            end--;
        }

        return end;
    }

    private object? Value(string text, ScalarStyle style, bool isKey, SourceSpan span, NodeMark? mark)
    {
        if (mark?.Tag is { } tag)
        {
            return CoreTags.Resolve(tag, text, span, NodeProperties.TagSpan(file, mark, span.Start), findings);
        }

        // A key is its text as written, so a long number is a fine key; with an anchor it is a value elsewhere.
        if (style != ScalarStyle.Plain || (isKey && mark is null))
        {
            return text;
        }

        var value = CoreSchema.Resolve(text);
        return ReferenceEquals(value, CoreSchema.OutOfRange) ? CoreTags.OutOfRange(text, span, findings) : value;
    }

    private void CheckControl(ScalarNode key)
    {
        for (var i = 0; i < key.Text.Length; i++)
        {
            if (key.Text[i] < ' ')
            {
                KeyFindings.ControlCharacter(key, i, findings);
                return;
            }
        }
    }
}
