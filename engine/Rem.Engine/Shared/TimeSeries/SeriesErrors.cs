using Rem.Errors;

namespace Rem.Shared.TimeSeries;

/// <summary>Errors of time series.</summary>
public static class SeriesErrors
{
    /// <summary>A definition that cannot be used.</summary>
    public static readonly ErrorCode Definition = new("REM4070", "the definition of a series group cannot be used", "mend what the message names; `DS:name:GAUGE:heartbeat:min:max` and `RRA:AVERAGE:0.5:steps:rows` show what belongs into it");

    /// <summary>Another definition than the one that is there.</summary>
    public static readonly ErrorCode Different = new("REM4071", "a series group of that name is there with another definition", "use another name, or change the group: heartbeats, limits, shares of unknown steps, and sources and archives that are added at the end");

    /// <summary>Nothing of that name.</summary>
    public static readonly ErrorCode Missing = new("REM4072", "there is no series group of that name", "`rem ts list` shows the groups; one has to be made before it is read");

    /// <summary>No archive for what is asked.</summary>
    public static readonly ErrorCode Archive = new("REM4073", "a series group has no archive with the wanted function", "ask for a function that the group's archives have");

    /// <summary>Too much.</summary>
    public static readonly ErrorCode Full = new("REM4074", "the store of time series is full", "delete groups that nobody needs, or raise the store's limit");

    /// <summary>A name that is taken.</summary>
    public static readonly ErrorCode Taken = new("REM4075", "a series group of that name is there already", "use another name, or delete that group first");

    /// <summary>A range of time that is none.</summary>
    public static readonly ErrorCode Range = new("REM4076", "a range of time cannot be read from a series group", "let the range begin before it ends, after 1980, and ask for a coarser resolution when it is long");

    /// <summary>Something that is no RRD file.</summary>
    public static readonly ErrorCode File = new("REM4077", "an RRD file, or its dump as XML, cannot be read", "name a file that RRDtool 1.3 or later wrote on a 64-bit machine, or the output of `rrdtool dump`");

    /// <summary>The program or library that is not there.</summary>
    public static readonly ErrorCode Tool = new("REM4078", "RRD files are kept by RRDtool, which is not installed or failed", "install Debian's rrdtool (or librrd8), or use the store that REM brings");

    /// <summary>Series that cannot be set side by side.</summary>
    public static readonly ErrorCode Query = new("REM4079", "series cannot be computed with in the way that was asked", "mend what the message names");

    /// <summary>Resources without time series.</summary>
    public static readonly ErrorCode None = new("REM4080", "there are no time series here", "run the plan with `rem run`, by itself or beside a node");

    /// <summary>A graph that cannot be drawn.</summary>
    public static readonly ErrorCode Graph = new("REM4086", "a graph of time series cannot be drawn as it was asked for", "mend what the message names; `rem tags \"timeseries graph\"` shows what a graph takes");

    /// <summary>The program that makes pictures, which is not there.</summary>
    public static readonly ErrorCode Picture = new("REM4087", "a PNG is made by rsvg-convert, which is not installed or failed", "install Debian's librsvg2-bin, or take the SVG");
}
