using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Order of elements for `sort`, `sort_by`, `min` and `max`.</summary>
internal static class ValueOrder
{
    /// <summary>The elements in the order of their keys; equal ones stay in their order, null comes last, as in Liquid.</summary>
    public static RemList Sort(RemList list, object?[] keys, FilterSpec spec)
    {
        var order = new int[list.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var sorted = new RemList(order.Length);
        foreach (var index in MergeSort(order, keys, spec))
        {
            sorted.Add(list[index]);
        }

        return sorted;
    }

    /// <summary>Compares two keys; two without an order are an error that names both.</summary>
    public static int Compare(object? a, object? b, FilterSpec spec)
    {
        if (a is null || b is null)
        {
            return (a is null ? 1 : 0) - (b is null ? 1 : 0);
        }

        return Truth.Compare(a, b) ?? throw new PlanException(
            FilterErrors.Element,
            default,
            $"filter '{spec.Name}' orders numbers with numbers and texts with texts, got {ValueText.ShowWithKind(a)} and {ValueText.ShowWithKind(b)}");
    }

    // Stable, and the first pair without an order is reported as itself: Array.Sort does neither.
    private static int[] MergeSort(int[] order, object?[] keys, FilterSpec spec)
    {
        var from = order;
        var to = new int[order.Length];
        for (var width = 1; width < order.Length; width *= 2)
        {
            for (var start = 0; start < order.Length; start += width * 2)
            {
                Merge(from, to, start, Math.Min(start + width, order.Length), Math.Min(start + (width * 2), order.Length), keys, spec);
            }

            (from, to) = (to, from);
        }

        return from;
    }

    private static void Merge(int[] from, int[] to, int start, int middle, int end, object?[] keys, FilterSpec spec)
    {
        var left = start;
        var right = middle;
        for (var at = start; at < end; at++)
        {
            var takesLeft = left < middle && (right >= end || Compare(keys[from[left]], keys[from[right]], spec) <= 0);
            to[at] = takesLeft ? from[left++] : from[right++];
        }
    }
}
