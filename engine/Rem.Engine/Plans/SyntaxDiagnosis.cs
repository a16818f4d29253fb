using Rem.Errors;
using YamlDotNet.Core;

namespace Rem.Plans;

/// <summary>Says in our words what YamlDotNet refused, at the place where the author mends it.</summary>
internal static class SyntaxDiagnosis
{
    public static void Report(PlanInput input, Exception error, Mark position, int lastEnd, FindingList findings)
    {
        var yaml = error as YamlException;
        var at = Math.Min(input.Offset(yaml is null || yaml.Start.Index == 0 && yaml.End.Index == 0 ? position : yaml.Start), input.File.Text.Length);
        findings.Error(PlanErrors.Syntax, new SourceSpan(input.File, at, at < input.File.Text.Length ? 1 : 0), error.Message, null);
    }
}
