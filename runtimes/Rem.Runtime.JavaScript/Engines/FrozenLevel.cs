namespace Rem.Runtime.JavaScript.Engines;

/// <summary>What may still be done to an array.</summary>
internal enum FrozenLevel
{
    /// <summary>Everything.</summary>
    None,

    /// <summary>Items are changed and deleted, none is added.</summary>
    Closed,

    /// <summary>Items are changed.</summary>
    Sealed,

    /// <summary>Nothing.</summary>
    Frozen,
}
