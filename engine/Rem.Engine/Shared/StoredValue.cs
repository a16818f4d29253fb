using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Shared;

/// <summary>
/// A value on its way into a shared resource: checked to be plain data within the limits, and frozen, so that
/// nobody who holds it can change what is stored (see <see cref="Ownership"/>).
/// </summary>
/// <param name="Value">The frozen value.</param>
/// <param name="Bytes">Its size: about what its compact JSON takes as UTF-8.</param>
public readonly record struct StoredValue(object? Value, long Bytes)
{
    /// <summary>The largest value, in bytes.</summary>
    public const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>The deepest value.</summary>
    public const int MaxNesting = 64;

    /// <summary>Checks, measures and freezes a value; throws <see cref="SharedErrors.Value"/>. <paramref name="target"/> is where it goes: `queue 'mail'`.</summary>
    public static StoredValue Of(object? value, string target)
    {
        long bytes = 0;
        Measure(value, 0, ref bytes, target);
        return new StoredValue(value, bytes);
    }

    private static void Measure(object? value, int depth, ref long bytes, string target)
    {
        bytes += value switch
        {
            null => 4,
            bool => 5,
            long or double => 12,
            string s => Encoding.UTF8.GetByteCount(s) + 2,
            RemList list => MeasureList(list, depth, target),
            RemMap map => MeasureMap(map, depth, target),
            _ => throw new PlanException(SharedErrors.Value, SourceSpan.None, $"{target} takes null, bools, numbers, text, lists and maps, got something else"),
        };
        if (bytes > MaxBytes)
        {
            throw new PlanException(SharedErrors.Value, SourceSpan.None, $"{target} takes values of at most {MaxBytes} bytes, got a larger {ValueKind.NameOf(value)}");
        }
    }

    private static long MeasureList(RemList list, int depth, string target)
    {
        CheckDepth(depth, target);
        long bytes = 2;
        for (var i = 0; i < list.Count; i++)
        {
            Measure(list[i], depth + 1, ref bytes, target);
        }

        Ownership.Share(list);
        return bytes + list.Count;
    }

    private static long MeasureMap(RemMap map, int depth, string target)
    {
        CheckDepth(depth, target);
        long bytes = 2;
        for (var i = 0; i < map.Count; i++)
        {
            bytes += Encoding.UTF8.GetByteCount(map.KeyAt(i)) + 4;
            Measure(map.ValueAt(i), depth + 1, ref bytes, target);
        }

        Ownership.Share(map);
        return bytes;
    }

    private static void CheckDepth(int depth, string target)
    {
        if (depth >= MaxNesting)
        {
            throw new PlanException(SharedErrors.Value, SourceSpan.None, $"{target} takes values nested at most {MaxNesting} levels deep, got a deeper one");
        }
    }
}
