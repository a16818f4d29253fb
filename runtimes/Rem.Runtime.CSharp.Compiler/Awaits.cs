using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>Finds awaits that belong to the script's own body.</summary>
internal static class Awaits
{
    /// <summary>True for `await`, `await foreach` and `await using` outside of functions and types.</summary>
    public static bool AtTop(CompilationUnitSyntax unit)
    {
        foreach (var node in unit.DescendantNodes(static node => !IsFunction(node)))
        {
            var awaits = node is AwaitExpressionSyntax
                || (node is CommonForEachStatementSyntax loop && loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
                || (node is UsingStatementSyntax block && block.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
                || (node is LocalDeclarationStatementSyntax local && local.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword));
            if (awaits)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for what has a body of its own.</summary>
    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax;
}
