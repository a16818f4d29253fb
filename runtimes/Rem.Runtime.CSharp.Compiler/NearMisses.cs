using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rem.Errors;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>What the author of a name that is not there may have meant.</summary>
internal static class NearMisses
{
    /// <summary>A hint for an error, or null.</summary>
    public static string? Hint(CSharpCompilation compilation, Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree)
        {
            return null;
        }

        var model = compilation.GetSemanticModel(tree);
        var node = tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        return error.Id switch
        {
            "CS0103" or "CS0246" => DidYouMean(node.ToString(), Names(model.LookupSymbols(node.SpanStart)).Concat(Keywords)),
            "CS1061" or "CS0117" => OfMember(model, node),
            "CS0029" or "CS0266" when node.ToString().StartsWith("pipe[", StringComparison.Ordinal) => "`pipe.Get<type>(\"path\")` reads a value as a type",
            "CS0021" or "CS0019" or "CS0030" => "values of `pipe` are objects: `pipe.Get<type>(\"path\")` reads one as a type",
            _ => null,
        };
    }

    private static readonly string[] Keywords = ["pipe", "input", "rem"];

    private static string? OfMember(SemanticModel model, SyntaxNode node)
    {
        var access = node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>();
        if (access is null)
        {
            return null;
        }

        var info = model.GetTypeInfo(access.Expression);
        var type = info.Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol;
        return type is null ? null
            : type.SpecialType == SpecialType.System_Object ? "values of `pipe` are objects: `pipe.Get<type>(\"path\")` reads one as a type"
            : DidYouMean(access.Name.Identifier.Text, Names(model.LookupSymbols(access.SpanStart, type, includeReducedExtensionMethods: true)));
    }

    private static IEnumerable<string> Names(IEnumerable<ISymbol> symbols) =>
        symbols.Select(static symbol => symbol.Name).Where(static name => !name.StartsWith("rem__", StringComparison.Ordinal)).Distinct();

    private static string? DidYouMean(string word, IEnumerable<string> names) =>
        Suggestion.Nearest(word, names) is { } near ? $"did you mean '{near}'?" : null;
}
