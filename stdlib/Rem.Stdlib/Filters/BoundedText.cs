using System.Text;
using Rem.Errors;
using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>A text that a filter builds: it stops at the limit for the text of a step instead of filling the memory.</summary>
internal sealed class BoundedText(FilterContext context)
{
    private readonly StringBuilder _text = new();

    /// <summary>Number of characters so far.</summary>
    public int Length => _text.Length;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Appends.</summary>
    public BoundedText Append(ReadOnlySpan<char> part)
    {
        Check((long)_text.Length + part.Length, context);
        _text.Append(part);
        return this;
    }

    /// <summary>Appends a character several times.</summary>
    public BoundedText Append(char c, int count = 1)
    {
        Check((long)_text.Length + count, context);
        _text.Append(c, count);
        return this;
    }

    /// <summary>Throws at a length above the limit.</summary>
    public static void Check(long length, FilterContext context)
    {
        if (length > context.Limits.TextResultBytes)
        {
            throw new LimitException(LimitErrors.Text, default, $"a text would be longer than the limit 'text' allows ({LimitErrors.Bytes(context.Limits.TextResultBytes)})");
        }
    }
}
