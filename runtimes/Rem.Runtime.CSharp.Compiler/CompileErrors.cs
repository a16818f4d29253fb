using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Rem.Errors;
using Rem.Scripting;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>Passes on what the compiler says, at the script's own places and in REM's manner.</summary>
internal static class CompileErrors
{
    private const int Most = 25;

    /// <summary>Reports the errors of the program without checks; those of the one with checks only when it alone has any.</summary>
    public static void Report(CSharpCompilation plain, ImmutableArray<Diagnostic> instrumented, ScriptSource source, FindingList findings)
    {
        // A text that does not parse says so in its own terms; what follows from that in types is noise.
        var syntax = Errors(plain.SyntaxTrees[0].GetDiagnostics());
        var errors = syntax.Count > 0 ? syntax : Errors(plain.GetDiagnostics());
        if (errors.Count == 0)
        {
            errors = Errors(instrumented);
        }

        foreach (var error in errors.Take(Most))
        {
            findings.Error(ScriptErrors.Syntax, Places.Of(source, error.Location), "csharp: " + Words(error), NearMisses.Hint(plain, error));
        }
    }

    private static List<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error).OrderBy(static one => one.Location.SourceSpan.Start).ToList();

    private static string Words(Diagnostic error)
    {
        var text = error.GetMessage(System.Globalization.CultureInfo.InvariantCulture).TrimEnd('.');
        return (text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text) + $" ({error.Id})";
    }
}
