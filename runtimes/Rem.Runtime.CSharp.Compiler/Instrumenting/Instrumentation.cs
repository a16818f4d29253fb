using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rem.Runtime.CSharp.Compiler.Instrumenting;

/// <summary>
/// Puts checks of the run's gate at the head of loops, functions and catches, before jumps, and notes of the line at
/// returns. All of it goes into the lines that are there.
/// </summary>
internal sealed class Instrumentation : CSharpSyntaxWalker
{
    private readonly List<Edit> _edits = [];
    private readonly LambdaKinds _lambdas;
    private int _functions; // around the node, 0 in the script's own body
    private int _statics;

    private Instrumentation(LambdaKinds lambdas) => _lambdas = lambdas;

    private bool IsStatic => _statics > 0;

    private string Check => IsStatic ? "global::Rem.Runtime.CSharp.Gates.ScriptGate.CheckHere();" : "rem__gate.Check();";

    private string Enter => IsStatic ? "global::Rem.Runtime.CSharp.Gates.ScriptGate.EnterHere();" : "rem__gate.Enter();";

    private string MayCatch => IsStatic ? "global::Rem.Runtime.CSharp.Gates.ScriptGate.MayCatchHere" : "rem__gate.MayCatch";

    /// <summary>The script's text with checks.</summary>
    public static EditedText Apply(ScriptParts parts, LambdaKinds lambdas)
    {
        var walker = new Instrumentation(lambdas);
        walker.Visit(parts.Unit);
        return EditedText.Of(parts.Text, walker._edits);
    }

    public override void VisitWhileStatement(WhileStatementSyntax node) => Loop(node.Statement, () => base.VisitWhileStatement(node));

    public override void VisitDoStatement(DoStatementSyntax node) => Loop(node.Statement, () => base.VisitDoStatement(node));

    public override void VisitForStatement(ForStatementSyntax node) => Loop(node.Statement, () => base.VisitForStatement(node));

    public override void VisitForEachStatement(ForEachStatementSyntax node) => Loop(node.Statement, () => base.VisitForEachStatement(node));

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) => Loop(node.Statement, () => base.VisitForEachVariableStatement(node));

    public override void VisitGotoStatement(GotoStatementSyntax node)
    {
        Begin(node.SpanStart, "{" + Check);
        base.VisitGotoStatement(node);
        End(node.Span.End, "}");
    }

    public override void VisitCatchClause(CatchClauseSyntax node)
    {
        if (node.Filter is { } filter)
        {
            Begin(filter.FilterExpression.SpanStart, MayCatch + " && (");
            base.VisitCatchClause(node);
            End(filter.FilterExpression.Span.End, ")");
        }
        else
        {
            End(node.Declaration?.Span.End ?? node.CatchKeyword.Span.End, $" when ({MayCatch})");
            base.VisitCatchClause(node);
        }
    }

    public override void VisitReturnStatement(ReturnStatementSyntax node)
    {
        if (_functions > 0)
        {
            base.VisitReturnStatement(node);
        }
        else if (node.Expression is { } expression)
        {
            var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            Begin(expression.SpanStart, $"rem__At({line}, ");
            base.VisitReturnStatement(node);
            End(expression.Span.End, ")");
        }
        else
        {
            End(node.ReturnKeyword.Span.End, " rem__nothing");
        }
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node, () => base.VisitParenthesizedLambdaExpression(node));

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node, () => base.VisitSimpleLambdaExpression(node));

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) =>
        Function(node.Block, null, false, node.Modifiers.Any(SyntaxKind.StaticKeyword), () => base.VisitAnonymousMethodExpression(node));

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => Function(
        node.Body,
        node.ExpressionBody,
        GivesNothing(node.ReturnType, node.Modifiers),
        node.Modifiers.Any(SyntaxKind.StaticKeyword),
        () => base.VisitLocalFunctionStatement(node));

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        Function(node.Body, node.ExpressionBody, GivesNothing(node.ReturnType, node.Modifiers), false, () => base.VisitMethodDeclaration(node));

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        Function(node.Body, node.ExpressionBody, true, false, () => base.VisitConstructorDeclaration(node));

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        Function(node.Body, node.ExpressionBody, false, false, () => base.VisitOperatorDeclaration(node));

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        Function(node.Body, node.ExpressionBody, false, false, () => base.VisitConversionOperatorDeclaration(node));

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        Function(node.Body, node.ExpressionBody, !node.IsKind(SyntaxKind.GetAccessorDeclaration), false, () => base.VisitAccessorDeclaration(node));

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node) => Getter(node.ExpressionBody, () => base.VisitPropertyDeclaration(node));

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node) => Getter(node.ExpressionBody, () => base.VisitIndexerDeclaration(node));

    public override void VisitClassDeclaration(ClassDeclarationSyntax node) => Type(() => base.VisitClassDeclaration(node));

    public override void VisitStructDeclaration(StructDeclarationSyntax node) => Type(() => base.VisitStructDeclaration(node));

    public override void VisitRecordDeclaration(RecordDeclarationSyntax node) => Type(() => base.VisitRecordDeclaration(node));

    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => Type(() => base.VisitInterfaceDeclaration(node));

    private void Loop(StatementSyntax body, Action below)
    {
        if (body is BlockSyntax block)
        {
            Begin(block.OpenBraceToken.Span.End, Check);
            below();
        }
        else
        {
            Begin(body.SpanStart, "{" + Check);
            below();
            End(body.Span.End, "}");
        }
    }

    private void Lambda(LambdaExpressionSyntax node, Action below)
    {
        var kind = node.ExpressionBody is null ? LambdaKind.Unknown : _lambdas.Next();
        _statics += node.Modifiers.Any(SyntaxKind.StaticKeyword) ? 1 : 0;
        _functions++;
        if (node.Block is { } block)
        {
            Begin(block.OpenBraceToken.Span.End, Enter);
            below();
        }
        else if (kind == LambdaKind.Unknown || node.ExpressionBody is ThrowExpressionSyntax)
        {
            below();
        }
        else
        {
            Begin(node.ExpressionBody!.SpanStart, "{" + Enter + (kind == LambdaKind.Value ? "return " : ""));
            below();
            End(node.ExpressionBody.Span.End, ";}");
        }

        _functions--;
        _statics -= node.Modifiers.Any(SyntaxKind.StaticKeyword) ? 1 : 0;
    }

    private void Function(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, bool givesNothing, bool isStatic, Action below)
    {
        _statics += isStatic ? 1 : 0;
        _functions++;
        if (body is not null)
        {
            Begin(body.OpenBraceToken.Span.End, Enter);
            below();
        }
        else if (arrow is not null)
        {
            Arrow(arrow, "{", givesNothing, "}", below);
        }
        else
        {
            below();
        }

        _functions--;
        _statics -= isStatic ? 1 : 0;
    }

    private void Getter(ArrowExpressionClauseSyntax? arrow, Action below)
    {
        if (arrow is null)
        {
            below();
            return;
        }

        _functions++;
        Arrow(arrow, "{get{", false, "}}", below);
        _functions--;
    }

    // `=> x;` becomes `{check; return x;}`.
    private void Arrow(ArrowExpressionClauseSyntax arrow, string open, bool givesNothing, string close, Action below)
    {
        var isThrow = arrow.Expression is ThrowExpressionSyntax;
        _edits.Add(new Edit(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, open + Enter + (givesNothing || isThrow ? "" : "return "), IsEnd: false));
        below();
        var end = arrow.Parent!.GetLastToken();
        End(end.Span.End, close);
    }

    private void Type(Action below)
    {
        _statics++;
        below();
        _statics--;
    }

    private static bool GivesNothing(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && type is IdentifierNameSyntax or QualifiedNameSyntax { Right: IdentifierNameSyntax });

    private void Begin(int at, string text) => _edits.Add(new Edit(at, 0, text, IsEnd: false));

    private void End(int at, string text) => _edits.Add(new Edit(at, 0, text, IsEnd: true));
}
