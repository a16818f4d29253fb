using Rem.Errors;
using Rem.Plans;
using Rem.Running;

namespace Rem.Fuzz;

/// <summary>The loader: a document or findings with places inside the file, every node inside the file too.</summary>
internal static class LoaderTarget
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);
    private const long Bytes = 64 * 1024 * 1024;

    public static string? Check(byte[] input)
    {
        var findings = new FindingList();
        PlanDocument? document = null;
        var wrong = Bounds.Check(() => document = PlanReader.Read(input, "fuzz.yaml", null, RemLimits.Default, findings), Time, Bytes);
        return wrong ?? CheckFindings(document!, findings) ?? CheckNode(document!.Root, document.File) ?? CheckComments(document);
    }

    private static string? CheckFindings(PlanDocument document, FindingList findings)
    {
        foreach (var finding in findings.Items)
        {
            if (!IsInside(finding.At, finding.At.File?.Text.Length ?? -1))
            {
                return $"{finding.Code} has no place inside the file: {finding.At} '{finding.Message}'";
            }

            if (finding.Message.Contains("Exception", StringComparison.Ordinal) || finding.Message.Length == 0)
            {
                return $"{finding.Code} says nothing to an operator: '{finding.Message}'";
            }
        }

        // A text that is no document must say why.
        return document.Root is null && !findings.HasErrors && HasContent(document.File.Text) ? "no document and no finding" : null;
    }

    private static bool HasContent(string text)
    {
        foreach (var line in text.Split('\n', '\r'))
        {
            var content = line.Trim(' ', '\t', '\uFEFF');
            if (content.Length > 0 && content[0] is not ('#' or '%') && !content.StartsWith("---", StringComparison.Ordinal) && !content.StartsWith("...", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string? CheckNode(PlanNode? node, SourceFile file)
    {
        var seen = new HashSet<PlanNode>(ReferenceEqualityComparer.Instance);
        var work = new Stack<PlanNode>();
        Push(node);
        while (work.TryPop(out var next))
        {
            if (!IsInside(next.Span, file.Text.Length) || !ReferenceEquals(next.Span.File, file))
            {
                return $"a node's place is outside the file: {next.Span.Start}+{next.Span.Length}";
            }

            switch (next)
            {
                case ScalarNode scalar when CheckScalar(scalar) is { } wrong:
                    return wrong;
                case ListNode list:
                    foreach (var item in list.Items)
                    {
                        Push(item);
                    }

                    break;
                case MapNode map:
                    foreach (var entry in map.Entries)
                    {
                        Push(entry.Key);
                        Push(entry.Value);
                    }

                    break;
            }
        }

        return null;

        void Push(PlanNode? child)
        {
            if (child is not null && seen.Add(child))
            {
                work.Push(child);
            }
        }
    }

    // The walk through a scalar gives its text again, or the whole node for each of its characters.
    private static string? CheckScalar(ScalarNode scalar)
    {
        if (scalar.Text.Length is 0 or > 2000)
        {
            return null;
        }

        var middle = scalar.Text.Length / 2;
        var place = scalar.Locate(middle, 1);
        if (!IsInside(place, scalar.Span.File!.Text.Length) || place.Start < scalar.Span.Start)
        {
            return $"character {middle} of a scalar is outside of it: {place.Start}+{place.Length} of {scalar.Span.Start}+{scalar.Span.Length}";
        }

        return place == scalar.Span && scalar.Text.Length > 1 ? $"character {middle} of a scalar has no place of its own, at {scalar.Span}" : null;
    }

    private static string? CheckComments(PlanDocument document)
    {
        foreach (var comment in document.Comments)
        {
            if (!IsInside(comment.Span, document.File.Text.Length) || document.File.Text[comment.Span.Start] != '#')
            {
                return $"a comment's place is wrong: {comment.Span}";
            }
        }

        return null;
    }

    private static bool IsInside(SourceSpan span, int length) =>
        span.File is not null && span.Start >= 0 && span.Length >= 0 && span.End <= length;
}
