using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Definitions;

namespace Rem.TimeSeries.Stores;

/// <summary>Where two definitions differ, in words.</summary>
internal static class DefinitionDifference
{
    /// <summary>The first part that differs, as it is and as it was wanted, in RRDtool's notation.</summary>
    public static string Describe(SeriesDefinition there, SeriesDefinition wanted)
    {
        var (a, b) = (SeriesNotation.Words(there), SeriesNotation.Words(wanted));
        for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            var (has, want) = (i < a.Count ? a[i] : "nothing more", i < b.Count ? b[i] : "nothing more");
            if (has != want)
            {
                return $"it has {has}, wanted was {want}";
            }
        }

        return "they are written alike and differ by less than is written";
    }
}
