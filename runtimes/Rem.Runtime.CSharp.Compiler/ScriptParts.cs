using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Rem.Scripting;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>
/// A script's text taken apart: `using` directives, statements, and the types that it declares. The parts are spans of
/// <see cref="Text"/>, which is as long as the script, line by line.
/// </summary>
internal sealed class ScriptParts
{
    /// <summary>How scripts are parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.None);

    private ScriptParts(string text, CompilationUnitSyntax unit, IReadOnlyList<ReferenceLine> references)
    {
        Text = text;
        Unit = unit;
        References = references;
        foreach (var directive in unit.Usings)
        {
            Usings.Add(directive.Span);
        }

        foreach (var member in unit.Members)
        {
            if (member is not GlobalStatementSyntax)
            {
                Types.Add(member.Span);
            }
        }

        IsAsync = Awaits.AtTop(unit);
    }

    /// <summary>The script, its `#r` lines blank.</summary>
    public string Text { get; }

    /// <summary>Its syntax.</summary>
    public CompilationUnitSyntax Unit { get; }

    /// <summary>Its `#r` lines.</summary>
    public IReadOnlyList<ReferenceLine> References { get; }

    /// <summary>Its `using` directives.</summary>
    public List<TextSpan> Usings { get; } = [];

    /// <summary>The types that it declares.</summary>
    public List<TextSpan> Types { get; } = [];

    /// <summary>It awaits outside of its functions.</summary>
    public bool IsAsync { get; }

    /// <summary>Takes a script apart.</summary>
    public static ScriptParts Of(ScriptSource source)
    {
        var references = ReferenceLines.Find(source);
        var text = references.Count == 0 ? source.Text : Blank(source.Text, references);
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text), ParseOptions);
        return new ScriptParts(text, tree.GetCompilationUnitRoot(), references);
    }

    private static string Blank(string text, IReadOnlyList<ReferenceLine> references)
    {
        var lines = text.Split('\n');
        foreach (var reference in references)
        {
            lines[reference.Line - 1] = "";
        }

        return string.Join('\n', lines);
    }
}
