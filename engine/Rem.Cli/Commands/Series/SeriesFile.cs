namespace Rem.Cli.Commands.Series;

/// <summary>In which form a group goes into a file.</summary>
internal enum SeriesFile
{
    /// <summary>RRDtool's own file: all of the group, bit by bit.</summary>
    Rrd,

    /// <summary>RRDtool's dump: all of the group but times within a second.</summary>
    Xml,

    /// <summary>Fetched rows, a line each.</summary>
    Csv,

    /// <summary>Fetched rows.</summary>
    Json,
}
