namespace Rem.TimeSeries.Exchange;

/// <summary>
/// The parts of a file that RRDtool computes by itself and that have no like here: sources of COMPUTE, and archives that
/// predict. A file that has some is refused with all of them, and with how to take them out.
/// </summary>
internal sealed class RrdComputed
{
    private const string Computed = "COMPUTE";

    private static readonly string[] _predicting = ["HWPREDICT", "MHWPREDICT", "SEASONAL", "DEVSEASONAL", "DEVPREDICT", "FAILURES"];

    private readonly List<string> _sources = [];
    private readonly List<string> _archives = [];
    private readonly List<string> _changes = [];

    /// <summary>True when there is one.</summary>
    public bool IsThere => _changes.Count > 0;

    /// <summary>What there is, in a part of a sentence.</summary>
    public string Message
    {
        get
        {
            var sources = _sources.Count == 0 ? "" : $"RRDtool computes {(_sources.Count == 1 ? "its source" : "its sources")} {string.Join(", ", _sources)} of others ({Computed})";
            var archives = _archives.Count == 0 ? "" : $"it has archives that predict ({string.Join(", ", _archives)})";
            return sources + (sources.Length > 0 && archives.Length > 0 ? ", and " : "") + archives;
        }
    }

    /// <summary>How it becomes a file without them.</summary>
    public string Hint => $"take them out of a copy, in which all else stays: `rrdtool tune COPY.rrd {string.Join(' ', _changes)}`";

    /// <summary>Notes a source that is computed; false for another one.</summary>
    public bool IsSource(string name, string type)
    {
        if (type != Computed)
        {
            return false;
        }

        _sources.Add($"'{name}'");
        _changes.Add("DEL:" + name);
        return true;
    }

    /// <summary>Notes an archive that predicts; false for another one.</summary>
    public bool IsArchive(int index, string function)
    {
        if (Array.IndexOf(_predicting, function) < 0)
        {
            return false;
        }

        _archives.Add(function);
        _changes.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DELRRA:{index}"));
        return true;
    }
}
