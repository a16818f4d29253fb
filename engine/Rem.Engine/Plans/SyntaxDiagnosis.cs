using Rem.Errors;
using YamlDotNet.Core;

namespace Rem.Plans;

/// <summary>
/// Says in our words what YamlDotNet refused, at the place where the author mends it. Its messages are taken as
/// kinds only, and what is not known falls to a plain sentence, so that another release cannot make this fail.
/// </summary>
internal static class SyntaxDiagnosis
{
    /// <summary>Reports the error that ended the parse.</summary>
    public static void Report(PlanInput input, Exception error, Mark position, FindingList findings)
    {
        // An error without a place of its own: the scanner stands where it happened.
        var yaml = error as YamlException;
        var mark = yaml is null || yaml.End.Index == 0 && yaml.Start.Index == 0 ? position : yaml.Start;
        var context = new SyntaxContext(input, input.Offset(mark));
        findings.Add(Diagnose(context, yaml?.Message ?? "", error, input.Offset(position)));
    }

    private static Finding Diagnose(SyntaxContext context, string message, Exception error, int position) =>
        (Has(message, "tab") || context.IsFirstInLine ? TabDiagnosis.Find(context) : null)
        ?? ByMessage(context, message)
        ?? (error is ArgumentException ? QuoteDiagnosis.EscapeBefore(context, position) : null)
        ?? FlowDiagnosis.Find(context)
        ?? new Finding(PlanErrors.Syntax, context.Word(context.At), "this is not valid YAML here", "quote a text that holds YAML's own characters");

    private static Finding? ByMessage(SyntaxContext context, string message)
    {
        if (Has(message, "escape") || Has(message, "hexadecimal") || Has(message, "surrogates"))
        {
            return QuoteDiagnosis.Escape(context);
        }

        if (Has(message, "quoted scalar") && !Has(message, "comment"))
        {
            return QuoteDiagnosis.Unclosed(context);
        }

        if (Has(message, "invalid comment") || Has(message, "comment without"))
        {
            return SmallDiagnosis.Comment(context);
        }

        if (Has(message, "flow") || Has(message, "expected node content"))
        {
            return FlowDiagnosis.Find(context);
        }

        if (Has(message, "directive") || Has(message, "incompatible"))
        {
            return SmallDiagnosis.Directive(context);
        }

        return SmallDiagnosis.ByMessage(context, message) ?? ByPlace(context, message);
    }

    private static Finding? ByPlace(SyntaxContext context, string message)
    {
        if (Has(message, "expected ':'"))
        {
            return BlockDiagnosis.MissingColon(context);
        }

        if (Has(message, "invalid mapping") || Has(message, "Mapping values"))
        {
            return BlockDiagnosis.SecondColon(context);
        }

        return Has(message, "block") || Has(message, "document") ? BlockDiagnosis.Find(context) : null;
    }

    private static bool Has(string message, string part) => message.Contains(part, StringComparison.Ordinal);
}
