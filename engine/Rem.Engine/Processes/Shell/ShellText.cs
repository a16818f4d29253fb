using System.Text;
using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;

namespace Rem.Processes.Shell;

/// <summary>Binds the text of a `shell` step: finds its shell, and the place of each value in it, once, when the plan is loaded.</summary>
public static class ShellText
{
    // Each is a variable of the process: systems stop at some ten thousand of them.
    private const int MostValues = 10_000;

    /// <summary>Binds a parsed text; the values of its expressions are then given to <see cref="ShellProgram.Render"/> in their order.</summary>
    public static ShellProgram? Bind(TextTemplate template, ExpressionOrigin origin, FindingList findings)
    {
        var parts = new List<ShellPart>(template.Parts.Count);
        foreach (var part in template.Parts)
        {
            parts.Add(new ShellPart(part.Literal, part.Start, part.Length, part.Expression?.IsRaw ?? false, IsQuoted(part.Expression)));
        }

        return Bind(parts, origin.Locate, findings);
    }

    /// <summary>Binds parts. What is wrong is a finding at its slot; the result is then null.</summary>
    public static ShellProgram? Bind(IReadOnlyList<ShellPart> parts, Func<int, int, SourceSpan> locate, FindingList findings)
    {
        var own = new FindingList();
        var text = new StringBuilder();
        var slots = new List<ShellSlot>();
        foreach (var part in parts)
        {
            if (part.Literal is null && slots.Count == MostValues)
            {
                own.Error(ShellErrors.Many, locate(part.Start, part.Length), $"this is value {MostValues + 1} of the text, more than the limit of {MostValues}", ShellErrors.Many.Fix);
                break;
            }

            if (part.Literal is null)
            {
                slots.Add(new ShellSlot(slots.Count, text.Length, part, locate(part.Start, part.Length)));
                text.Append(ShellLexer.SlotMark);
                continue;
            }

            if (part.Literal.Contains('\0', StringComparison.Ordinal))
            {
                own.Error(ShellErrors.Nul, locate(part.Start, part.Length), "the text of a command holds a NUL character", ShellErrors.Nul.Fix);
                continue;
            }

            text.Append(part.Literal);
        }

        var program = own.HasErrors ? null : Bind(text.ToString(), slots, parts, locate, own);
        foreach (var finding in own.Items)
        {
            findings.Add(finding);
        }

        return own.HasErrors ? null : program;
    }

    private static ShellProgram Bind(string text, List<ShellSlot> slots, IReadOnlyList<ShellPart> parts, Func<int, int, SourceSpan> locate, FindingList findings)
    {
        var choice = ShellChoice.Of(text);
        if (choice.Kind == ShellKind.Other || slots.Count == 0)
        {
            RefuseAll(choice, text, slots, findings);
            return new ShellProgram(choice, parts, locate, [new ShellPiece(text, null)], [], []);
        }

        CheckFirstLine(text, slots, findings);
        var lexer = new ShellLexer(text, choice.Kind, slots, findings);
        lexer.Read();
        return new ShellPieces(text, slots, lexer).Build(choice, parts, locate);
    }

    // A value in the first line is said there: it may be all that keeps the program from being a shell.
    private static void RefuseAll(ShellChoice choice, string text, List<ShellSlot> slots, FindingList findings)
    {
        CheckFirstLine(text, slots, findings);
        if (findings.HasErrors)
        {
            return;
        }

        var message = $"a value stands in a text for '{ShortText.Cut(choice.Arguments[0])}', which is none of sh, dash, bash, ksh and zsh";
        foreach (var slot in slots)
        {
            findings.Error(ShellErrors.NoShell, slot.At, message, ShellErrors.NoShell.Fix);
        }
    }

    private static void CheckFirstLine(string text, List<ShellSlot> slots, FindingList findings)
    {
        var end = text.StartsWith("#!", StringComparison.Ordinal) ? text.IndexOf('\n', StringComparison.Ordinal) : 0;
        foreach (var slot in slots)
        {
            if (end < 0 || slot.Offset < end)
            {
                findings.Error(ShellErrors.Place, slot.At, "a value cannot stand in the line that chooses the shell", ShellErrors.Place.Fix);
            }
        }
    }

    private static bool IsQuoted(Expression? expression) =>
        expression is FilterExpression && expression.ToString().EndsWith("| quote", StringComparison.Ordinal);
}
