using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>
/// The program around a script. The script's lines stay its own: `#line` counts them from 1 in the body, and again where
/// its types stand behind it.
/// </summary>
internal static class Wrapper
{
    /// <summary>What the symbols call the script.</summary>
    public const string FileName = "script";

    private const string Usings =
        "using System;using System.Collections.Generic;using System.Globalization;using System.IO;using System.Linq;using System.Net.Http;"
        + "using System.Text;using System.Text.Json;using System.Text.RegularExpressions;using System.Threading;using System.Threading.Tasks;"
        + "using Rem.Runtime.CSharp.Api;";

    /// <summary>The whole program around the script's text, instrumented or not, with the same lines.</summary>
    public static string Wrap(ScriptParts parts, EditedText text, IReadOnlyList<string> names)
    {
        var edits = new PartsText(parts, text);
        var program = new StringBuilder(text.Text.Length + 2000);
        program.Append("#line hidden\n").Append(Usings).Append('\n');
        foreach (var (line, directive) in edits.Usings)
        {
            program.Append("#line ").Append(line).Append('\n').Append(directive).Append('\n');
        }

        program.Append("#line hidden\n[assembly: System.Diagnostics.Debuggable(System.Diagnostics.DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints)]\npublic sealed class Script : ScriptBody {public static ScriptBody Make() => new Script();\n");
        AppendNames(program, names);
        program.Append(parts.IsAsync
            ? "public override async Task<object?> rem__RunAsync() {\n#line 1\n"
            : "public override object? rem__Run() {\n#line 1\n");
        program.Append(edits.Body).Append("\n#line hidden\n;return rem__nothing;}\n");
        foreach (var (line, type) in edits.Types)
        {
            program.Append("#line ").Append(line).Append('\n').Append(type).Append("\n#line hidden\n");
        }

        return program.Append("}\n").ToString();
    }

    private static void AppendNames(StringBuilder program, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        var set = new StringBuilder("public override void rem__Set(object?[] rem__values) {");
        for (var i = 0; i < names.Count; i++)
        {
            if (SyntaxFacts.IsValidIdentifier(names[i]))
            {
                program.Append("object? @").Append(names[i]).Append(';');
                set.Append(CultureInfo.InvariantCulture, $"this.@{names[i]} = rem__values[{i}];");
            }
        }

        program.Append(set).Append("}\n");
    }
}
