using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>Sorts values by the order of a script, or of their texts. Equal ones keep their order; no comparison can mislead it.</summary>
internal static class MergeSort
{
    /// <summary>The values in order.</summary>
    public static object[] Sort(object[] items, FunctionInstance? comparison)
    {
        if (comparison is null)
        {
            return ByText(items);
        }

        var from = items;
        var into = new object[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                Merge(from, into, start, Math.Min(start + width, items.Length), Math.Min(start + (2 * width), items.Length), comparison);
            }

            (from, into) = (into, from);
        }

        return from;
    }

    private static void Merge(object[] from, object[] into, int start, int middle, int end, FunctionInstance comparison)
    {
        var left = start;
        var right = middle;
        for (var at = start; at < end; at++)
        {
            var takesLeft = right >= end || (left < middle && !IsAfter(from[left], from[right], comparison));
            into[at] = takesLeft ? from[left++] : from[right++];
        }

        JsWatch.Check();
    }

    private static bool IsAfter(object a, object b, FunctionInstance comparison) =>
        TypeConverter.ToNumber(comparison.CallLateBound(Undefined.Value, a, b)) > 0;

    private static object[] ByText(object[] items)
    {
        var keys = new (string Text, int Index)[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            keys[i] = (TypeConverter.ToString(items[i]), i);
        }

        var isSlow = 0;
        Array.Sort(keys, (a, b) =>
        {
            if ((++isSlow & 255) == 0)
            {
                JsWatch.Check();
            }

            var order = string.CompareOrdinal(a.Text, b.Text);
            return order != 0 ? order : a.Index.CompareTo(b.Index);
        });
        var sorted = new object[items.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = items[keys[i].Index];
        }

        return sorted;
    }
}
