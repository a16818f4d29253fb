namespace Rem.Inspection;

/// <summary>What a path is for.</summary>
public enum PathUse
{
    /// <summary>It is read: it may end with `?`, and may be `pipe` alone.</summary>
    Read,

    /// <summary>It is written: it names something, and does not end with `?`.</summary>
    Write,
}
