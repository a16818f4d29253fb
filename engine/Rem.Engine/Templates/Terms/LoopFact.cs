namespace Rem.Templates.Terms;

/// <summary>What a loop tells about its round.</summary>
internal enum LoopFact
{
    /// <summary>The round, from 0.</summary>
    Index,

    /// <summary>The key of a map's entry; in a list the round.</summary>
    Key,

    /// <summary>True in the first round.</summary>
    First,

    /// <summary>True in the last round.</summary>
    Last,
}
