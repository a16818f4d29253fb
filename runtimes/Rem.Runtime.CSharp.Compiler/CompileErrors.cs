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
    private const string Expected = " expected";

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

    /// <summary>Reports errors of a text that does not parse.</summary>
    public static void Report(IEnumerable<Diagnostic> syntax, ScriptSource source, FindingList findings)
    {
        foreach (var error in Errors(syntax).Take(Most))
        {
            findings.Error(ScriptErrors.Syntax, Places.Of(source, error.Location), "csharp: " + Words(error));
        }
    }

    private static List<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error).OrderBy(static one => one.Location.SourceSpan.Start).ToList();

    private static string Words(Diagnostic error)
    {
        var text = error.GetMessage(System.Globalization.CultureInfo.InvariantCulture).TrimEnd('.');
        text = error.Id switch
        {
            "CS1513" => "expected a closing brace }",
            "CS1022" => "a closing brace } too many",
            "CS1010" => "a text is not closed on its line",
            "CS1525" => text.Replace("Invalid expression term", "expected a value, got", StringComparison.Ordinal),
            _ when text.EndsWith(Expected, StringComparison.Ordinal) => "expected " + text[..^Expected.Length],
            _ => text,
        };
        return (text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text) + $" ({error.Id})";
    }
}
