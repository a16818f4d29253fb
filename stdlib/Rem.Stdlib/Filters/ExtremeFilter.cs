using Rem.Filters;
using Rem.Inspection;

namespace Rem.Stdlib.Filters;

/// <summary>Gives the first element that stands at an end of the order, null ones aside.</summary>
/// <param name="direction">1 for the last in order, -1 for the first.</param>
public abstract class ExtremeFilter(int direction) : ElementFilter
{
    /// <inheritdoc/>
    protected override object? Apply(object? value, DotPath? path, object?[] arguments, FilterContext context)
    {
        var list = FilterInput.List(value, Spec);
        object? best = null;
        object? bestKey = null;
        foreach (var item in list.AsSpan())
        {
            var key = Read(item, path);
            if (key is not null && (bestKey is null || Math.Sign(ValueOrder.Compare(key, bestKey, Spec)) == direction))
            {
                best = item;
                bestKey = key;
            }
        }

        return best;
    }
}
