namespace Rem.Runtime.JavaScript.Engines;

/// <summary>Why a run was ended.</summary>
internal enum Trip
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>Its time was over.</summary>
    Time,

    /// <summary>It held too much memory.</summary>
    Memory,

    /// <summary>Its functions called each other too deep.</summary>
    Depth,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>A primitive ended it.</summary>
    Host,
}
