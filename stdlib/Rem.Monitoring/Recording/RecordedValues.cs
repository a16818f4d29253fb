using System.Globalization;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Monitoring.Recording;

/// <summary>Finds the numbers of a check's result. Of a result with very many only the first are looked at.</summary>
internal static class RecordedValues
{
    /// <summary>The most numbers of one result.</summary>
    public const int Most = 200;

    /// <summary>The numbers, in the order of the result; maps and lists in it are gone through.</summary>
    public static List<RecordedValue> Of(RemMap values)
    {
        var found = new List<RecordedValue>(values.Count);
        Collect(values, "", found);
        return found;
    }

    private static void Collect(RemMap map, string prefix, List<RecordedValue> found)
    {
        for (var i = 0; i < map.Count && found.Count < Most; i++)
        {
            Add(prefix.Length == 0 ? map.KeyAt(i) : prefix + "." + map.KeyAt(i), map.ValueAt(i), found);
        }
    }

    private static void Add(string path, object? value, List<RecordedValue> found)
    {
        switch (value)
        {
            case long whole:
                found.Add(new RecordedValue(path, Reading.Of(whole)));
                break;
            case double number when double.IsFinite(number):
                found.Add(new RecordedValue(path, Reading.Of(number)));
                break;
            case RemMap map:
                Collect(map, path, found);
                break;
            case RemList list:
                for (var i = 0; i < list.Count && found.Count < Most; i++)
                {
                    Add(path + "." + i.ToString(CultureInfo.InvariantCulture), list[i], found);
                }

                break;
        }
    }
}
