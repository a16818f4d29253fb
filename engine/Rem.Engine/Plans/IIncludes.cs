namespace Rem.Plans;

/// <summary>Reads the files that `__include` names.</summary>
internal interface IIncludes
{
    /// <summary>
    /// The root maps that stand where the `__include` stood, in order, with their nodes and levels. What is
    /// wrong has been reported.
    /// </summary>
    IncludedRoots Read(PlanNode value);
}

/// <summary>Root maps of included files, the nodes in them, and how many levels of lists and maps the deepest has.</summary>
internal readonly record struct IncludedRoots(List<MapNode> Maps, long Weight, int Height);
