using Rem.Errors;
using Rem.Plans;

namespace Rem.Binding;

/// <summary>A number that stands under a key of a map, and has to be known when the plan is loaded.</summary>
internal static class NodeNumber
{
    /// <summary>The number; null where there is none or something else, which is reported.</summary>
    public static double? Find(MapNode map, string key, FindingList findings, ErrorCode code)
    {
        switch (map.Find(key))
        {
            case null:
                return null;
            case ScalarNode { Value: long whole }:
                return whole;
            case ScalarNode { Value: double number }:
                return number;
            case var node:
                findings.Error(code, node.Span, $"'{key}' is a number, got {PlanShapes.Describe(node)}");
                return null;
        }
    }
}
