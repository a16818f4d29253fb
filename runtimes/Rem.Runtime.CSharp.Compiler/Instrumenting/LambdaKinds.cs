using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rem.Runtime.CSharp.Compiler.Instrumenting;

/// <summary>
/// What the lambdas of a script give that consist of one expression: only the compiler knows whether that is a value,
/// nothing, or a tree of expressions, which has to stay as it is. Asked for only when there are such lambdas.
/// </summary>
internal sealed class LambdaKinds
{
    private readonly Queue<LambdaKind> _kinds = new();

    private LambdaKinds()
    {
    }

    /// <summary>The kinds, in the order of the text.</summary>
    public static LambdaKinds Of(ScriptParts parts, Lazy<CSharpCompilation> program)
    {
        var kinds = new LambdaKinds();
        if (!parts.Unit.DescendantNodes().Any(static node => node is LambdaExpressionSyntax { ExpressionBody: not null }))
        {
            return kinds;
        }

        var plain = program.Value;
        var model = plain.GetSemanticModel(plain.SyntaxTrees[0]);
        var found = new List<(int Line, int Column, LambdaKind Kind)>();
        foreach (var node in plain.SyntaxTrees[0].GetRoot().DescendantNodes())
        {
            if (node is LambdaExpressionSyntax { ExpressionBody: not null } lambda)
            {
                var at = lambda.GetLocation().GetMappedLineSpan().StartLinePosition;
                found.Add((at.Line, at.Character, KindOf(model, lambda)));
            }
        }

        // In the program the script's types stand behind its body; in the script they may stand anywhere.
        foreach (var (_, _, kind) in found.OrderBy(static one => one.Line).ThenBy(static one => one.Column))
        {
            kinds._kinds.Enqueue(kind);
        }

        return kinds;
    }

    /// <summary>The kind of the next lambda.</summary>
    public LambdaKind Next() => _kinds.TryDequeue(out var kind) ? kind : LambdaKind.Unknown;

    private static LambdaKind KindOf(SemanticModel model, LambdaExpressionSyntax lambda)
    {
        var type = model.GetTypeInfo(lambda).ConvertedType;
        if (type is null or IErrorTypeSymbol || type.Name == "Expression" || model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol method)
        {
            return LambdaKind.Unknown;
        }

        var isBareTask = method.IsAsync && method.ReturnType is INamedTypeSymbol { Arity: 0 };
        return method.ReturnsVoid || isBareTask ? LambdaKind.Statement : LambdaKind.Value;
    }
}

/// <summary>What a lambda of one expression gives.</summary>
internal enum LambdaKind
{
    /// <summary>It stays as it is.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    Statement,

    /// <summary>A value.</summary>
    Value,
}
