using Rem.Errors;
using Rem.Plans;

namespace Rem.Binding;

/// <summary>A comment behind an unquoted command: YAML takes ` # …` away before a shell could see it.</summary>
public static class CommentTraps
{
    /// <summary>Warns at a plain scalar that a comment follows on its last line.</summary>
    public static void LookAt(ScalarNode command, PlanDocument document, FindingList findings)
    {
        if (command.Style != ScalarStyle.Plain || !ReferenceEquals(command.Span.File, document.File))
        {
            return;
        }

        foreach (var comment in document.Comments)
        {
            if (comment.IsInline && comment.Span.Start >= command.Span.End && comment.Span.Line == command.Span.File!.Position(command.Span.End).Line)
            {
                findings.Warning(BindErrors.Trap, comment.Span, "this is a YAML comment and no part of the command", "quote the command, or write it behind '|'");
            }
        }
    }
}
