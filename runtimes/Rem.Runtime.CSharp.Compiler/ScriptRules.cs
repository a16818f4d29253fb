using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rem.Errors;
using Rem.Scripting;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>What a script may not hold, over and above the language: what would outlive its run, or leave its method.</summary>
internal static class ScriptRules
{
    /// <summary>True when the script keeps them; what it breaks is found at its place.</summary>
    public static bool Hold(ScriptParts parts, ScriptSource source, FindingList findings)
    {
        var before = findings.Count;
        var syntax = parts.Unit.GetDiagnostics().ToList();
        if (syntax.Exists(static error => error.Id is "CS1022" or "CS1513"))
        {
            // In the program around it another brace would open or close a method that is not the script's.
            CompileErrors.Report(syntax, source, findings);
        }

        foreach (var node in parts.Unit.DescendantNodes())
        {
            var wrong = node switch
            {
                FieldDeclarationSyntax field when IsWritableStatic(field.Modifiers) => "a static field would keep its value from run to run",
                PropertyDeclarationSyntax property when Has(property.Modifiers, SyntaxKind.StaticKeyword) && IsStored(property) => "a static property would keep its value from run to run",
                NamespaceDeclarationSyntax or FileScopedNamespaceDeclarationSyntax => "a script has no namespaces",
                ExternAliasDirectiveSyntax => "a script has no extern aliases",
                _ => null,
            };
            if (wrong is not null)
            {
                findings.Error(ScriptErrors.Syntax, Places.Of(source, node.GetLocation()), "csharp: " + wrong, Hint(wrong));
            }
        }

        return findings.Count == before;
    }

    private static string? Hint(string wrong) => wrong.StartsWith("a static", StringComparison.Ordinal)
        ? "keep values in rem.State(), or make it readonly or const"
        : null;

    private static bool IsWritableStatic(SyntaxTokenList modifiers) =>
        Has(modifiers, SyntaxKind.StaticKeyword) && !Has(modifiers, SyntaxKind.ReadOnlyKeyword);

    private static bool IsStored(PropertyDeclarationSyntax property) =>
        property.AccessorList is { } accessors
        && accessors.Accessors.Any(static accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration) && accessor.Body is null && accessor.ExpressionBody is null);

    private static bool Has(SyntaxTokenList modifiers, SyntaxKind kind) => modifiers.Any(kind);
}
