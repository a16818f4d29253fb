using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>The limit of text that a step may give: section 9.</summary>
public static class TextSize
{
    /// <summary>Throws when the texts in a value have more bytes (UTF-8) than the limit.</summary>
    public static void Check(object? value, long limit, SourceSpan at)
    {
        // A character has at most three bytes, so most values need no second look.
        if (Sum(value, isExact: false) * 3 > limit && Sum(value, isExact: true) > limit)
        {
            throw new LimitException(LimitErrors.Text, at, $"this step gave more text than the limit 'text' allows ({LimitErrors.Bytes(limit)})", LimitErrors.Text.Fix);
        }
    }

    private static long Sum(object? value, bool isExact)
    {
        switch (value)
        {
            case string text:
                return isExact ? Encoding.UTF8.GetByteCount(text) : text.Length;
            case RemList list:
                var items = 0L;
                for (var i = 0; i < list.Count; i++)
                {
                    items += Sum(list[i], isExact);
                }

                return items;
            case RemMap map:
                var entries = 0L;
                for (var i = 0; i < map.Count; i++)
                {
                    entries += Sum(map.ValueAt(i), isExact);
                }

                return entries;
            default:
                return 0;
        }
    }
}
