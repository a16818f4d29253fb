using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>The values of a result as a status shows them: not too many, and no long texts.</summary>
internal static class ShownValues
{
    private const int Most = 300;
    private const int LongestText = 300;

    /// <summary>The values, the first ones where there are too many.</summary>
    public static RemMap Of(RemMap values)
    {
        var left = Most;
        return IsSmall(values, ref left) ? values : CutMap(values, ref left);
    }

    // Most results are small, and shown as they are.
    private static bool IsSmall(object? value, ref int left)
    {
        left--;
        switch (value)
        {
            case string text:
                return text.Length <= LongestText && left >= 0;
            case RemMap map:
                for (var i = 0; i < map.Count; i++)
                {
                    if (!IsSmall(map.ValueAt(i), ref left))
                    {
                        left = Most;
                        return false;
                    }
                }

                return left >= 0;
            case RemList list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (!IsSmall(list[i], ref left))
                    {
                        left = Most;
                        return false;
                    }
                }

                return left >= 0;
            default:
                return left >= 0;
        }
    }

    private static RemMap CutMap(RemMap map, ref int left)
    {
        var cut = new RemMap();
        for (var i = 0; i < map.Count && left > 0; i++)
        {
            cut.Set(map.KeyAt(i), Cut(map.ValueAt(i), ref left));
        }

        return cut;
    }

    private static object? Cut(object? value, ref int left)
    {
        left--;
        if (value is RemMap map)
        {
            return CutMap(map, ref left);
        }

        if (value is not RemList list)
        {
            return value is string { Length: > LongestText } text ? text[..LongestText] + "…" : value;
        }

        var cut = new RemList();
        for (var i = 0; i < list.Count && left > 0; i++)
        {
            cut.Add(Cut(list[i], ref left));
        }

        return cut;
    }
}
