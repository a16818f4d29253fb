namespace Rem.Scripting.Primitives;

/// <summary>All primitives behind `rem`, group by group.</summary>
internal static class PrimitiveTable
{
    private static readonly Dictionary<string, Primitive> ByName = Build(
    [
        QueuePrimitives.All,
        LockPrimitives.All,
        StatePrimitives.All,
        CounterPrimitives.All,
        SeriesPrimitives.All,
        PoolPrimitives.All,
        InspectPrimitives.All,
        FilePrimitives.All,
        OutsidePrimitives.All, // shell, http, call, secret
        LogPrimitives.All,
        TimePrimitives.All,
    ]);

    /// <summary>The names of all primitives.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The primitive of a name, or null.</summary>
    public static Primitive? Find(string name) => ByName.GetValueOrDefault(name);

    private static Dictionary<string, Primitive> Build(Primitive[][] groups)
    {
        var table = new Dictionary<string, Primitive>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var primitive in group)
            {
                table.Add(primitive.Name, primitive);
            }
        }

        return table;
    }
}
