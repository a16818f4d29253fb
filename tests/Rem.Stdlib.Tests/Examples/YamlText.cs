using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;

namespace Rem.Stdlib.Tests.Examples;

/// <summary>The value of a YAML text, as plain data.</summary>
internal static class YamlText
{
    public static object? Read(string text)
    {
        var findings = new FindingList();
        var document = PlanReader.Read(new SourceFile("gives", text), RemLimits.Default, findings);
        findings.Items.Select(ErrorPrinter.Plain.Print).ShouldBeEmpty();
        return document.Root is null ? null : DataBinder.Verbatim(document.Root);
    }
}
