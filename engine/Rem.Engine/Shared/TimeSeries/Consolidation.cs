namespace Rem.Shared.TimeSeries;

/// <summary>How an archive makes one row of several steps.</summary>
public enum Consolidation
{
    /// <summary>`AVERAGE` of what is known.</summary>
    Average,

    /// <summary>`MIN`, the least.</summary>
    Min,

    /// <summary>`MAX`, the greatest.</summary>
    Max,

    /// <summary>`LAST`, that of the last step.</summary>
    Last,
}
