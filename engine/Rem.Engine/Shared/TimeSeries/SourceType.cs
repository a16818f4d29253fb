namespace Rem.Shared.TimeSeries;

/// <summary>What the readings of a source are, and so how a rate is made of them.</summary>
public enum SourceType
{
    /// <summary>`GAUGE`: the reading is the value (a temperature, a level).</summary>
    Gauge,

    /// <summary>`COUNTER`: a whole number that only rises; the value is its rise each second, over wraps at 32 and 64 bits.</summary>
    Counter,

    /// <summary>`DERIVE`: a whole number that rises and falls; the value is its change each second.</summary>
    Derive,

    /// <summary>`ABSOLUTE`: a count that is set back by each reading; the value is the count each second.</summary>
    Absolute,

    /// <summary>`DCOUNTER`: as a counter, with fractions; moving towards zero is a reset and gives an unknown value.</summary>
    DCounter,

    /// <summary>`DDERIVE`: as DERIVE, with fractions.</summary>
    DDerive,
}
