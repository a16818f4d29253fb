namespace Rem.Runtime.CSharp.Gates;

/// <summary>Why a run has to end before its script is done.</summary>
internal enum Ending
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>Its time is up.</summary>
    Time,

    /// <summary>It holds more memory than it may.</summary>
    Memory,

    /// <summary>Its functions called each other too deep.</summary>
    Depth,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>A primitive ended it.</summary>
    Host,
}
