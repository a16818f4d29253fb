using Rem.Errors;
using Rem.Plans;

namespace Rem.Binding;

/// <summary>A comment behind an unquoted command: YAML takes ` # …` away before a shell could see it.</summary>
public static class CommentTraps
{
    /// <summary>Warns at a plain scalar that a comment follows on its last line; <paramref name="what"/> is what the scalar is.</summary>
    public static void LookAt(ScalarNode text, PlanDocument document, FindingList findings, string what = "command")
    {
        if (Behind(text, document) is { } comment)
        {
            findings.Warning(BindErrors.Trap, comment, $"this is a YAML comment and no part of the {what}", $"quote the {what}, or write it behind '|'");
        }
    }

    /// <summary>The comment that follows a plain scalar on its last line, or null.</summary>
    public static SourceSpan? Behind(ScalarNode scalar, PlanDocument document)
    {
        if (scalar.Style != ScalarStyle.Plain || !ReferenceEquals(scalar.Span.File, document.File))
        {
            return null;
        }

        var line = scalar.Span.File!.Position(scalar.Span.End).Line;
        foreach (var comment in document.Comments)
        {
            if (comment.IsInline && comment.Span.Start >= scalar.Span.End && comment.Span.Line == line)
            {
                return comment.Span;
            }
        }

        return null;
    }
}
