using System.Text;
using Rem.Errors;
using Rem.Expressions;
using Rem.Filters;
using Rem.Inspection;
using Rem.Running;
using Rem.Stdlib;
using Rem.Values;

namespace Rem.Fuzz;

/// <summary>
/// Interpolations, expressions and paths: a value or findings with places inside the text, printing gives the same
/// expression again, and evaluating gives a value or an error with a place.
/// </summary>
internal static class ExpressionsTarget
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);
    private const long Bytes = 64 * 1024 * 1024;
    private static readonly ParseOptions Options = new(StdlibFilters.Table, "error", "value", "loop");

    public static string? Check(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        string? wrong = null;
        return Bounds.Check(() => wrong = CheckText(text), Time, Bytes) ?? wrong;
    }

    private static string? CheckText(string text) => CheckTemplate(text) ?? CheckExpression(text) ?? CheckPath(text);

    private static string? CheckTemplate(string text)
    {
        var findings = new FindingList();
        var template = TextTemplate.Parse(text, Options, ExpressionOrigin.OfText(text), findings);
        if (template is null)
        {
            return CheckFindings(findings, text);
        }

        return CheckEvaluation(names => template.Evaluate(names), text);
    }

    private static string? CheckExpression(string text)
    {
        var findings = new FindingList();
        if (ExpressionParser.Parse(text, Options, ExpressionOrigin.OfText(text), findings) is not { } parsed)
        {
            return CheckFindings(findings, text);
        }

        var printed = parsed.ToString();
        if (ExpressionParser.Parse(printed, Options, ExpressionOrigin.OfText(printed), findings) is not { } again)
        {
            return $"prints what does not parse: {printed} ({findings.Items[0].Message})";
        }

        return again.Shape() != parsed.Shape() ? $"prints as another expression: {printed}" : CheckEvaluation(parsed.Evaluate, text);
    }

    private static string? CheckPath(string text)
    {
        var findings = new FindingList();
        if (DotPath.Parse(text, PathUse.Read, ParseOptions.PathsOnly, ExpressionOrigin.OfText(text), findings) is not { } path)
        {
            return CheckFindings(findings, text);
        }

        var printed = DotPath.Parse(path.ToString()).ToString();
        return printed == path.ToString() ? null : $"prints as another path: {path}, then {printed}";
    }

    private static string? CheckFindings(FindingList findings, string text)
    {
        foreach (var finding in findings.Items)
        {
            if (finding.At.File is null || finding.At.Start < 0 || finding.At.Start > text.Length || finding.At.End > text.Length + 1)
            {
                return $"{finding.Code} has no place inside the text: {finding.At.Start}+{finding.At.Length} '{finding.Message}'";
            }

            if (finding.Message.Length == 0 || finding.Message.Contains("Exception", StringComparison.Ordinal) || finding.Message.Contains("System.", StringComparison.Ordinal))
            {
                return $"{finding.Code} says nothing to an operator: '{finding.Message}'";
            }
        }

        return findings.HasErrors ? null : "neither a value nor a finding";
    }

    private static string? CheckEvaluation(Func<INames, object?> evaluate, string text)
    {
        try
        {
            _ = ValueText.Show(evaluate(new Names(Data())));
            return null;
        }
        catch (PlanException error)
        {
            var findings = new FindingList();
            findings.Add(error.Finding);
            return CheckFindings(findings, text);
        }
    }

    private static RemMap Data()
    {
        var load = new RemMap();
        load.Set("one", 5.2);
        load.Set("five", 3L);
        var data = new RemMap();
        data.Set("load", load);
        data.Set("hosts", RemList.Of("web1", load, null));
        data.Set("x", 5L);
        data.Set("text", "a b");
        return data;
    }

    // A chain of filters may fill the limit for texts (16 MiB) at each link: a smaller one keeps to the bounds of the fuzzer.
    private sealed class Names(RemMap data) : INames
    {
        public FilterContext Filters { get; } = FilterContext.Default with { Limits = new RemLimits { TextResultBytes = 1 << 16 } };

        public bool TryFind(string name, out object? value) => data.TryGetValue(name, out value);

        public bool TryFindFixed(string name, out object? value) => data.TryGetValue(name, out value);

        public RemMap ToMap() => data;
    }
}
