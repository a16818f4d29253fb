using Rem.Binding;
using Rem.Errors;
using Rem.Running;

namespace Rem.Plans.Editing;

/// <summary>Puts the text of a value, with its comments, into a YAML text. For one change.</summary>
internal sealed class TextPatch
{
    private readonly YamlAsWritten _change;
    private readonly PlanDocument _new;
    private readonly string _written;

    /// <summary>Reads the new text. Throws <see cref="EditErrors.Yaml"/>.</summary>
    public TextPatch(YamlAsWritten change, RemLimits limits)
    {
        var findings = new FindingList();
        _change = change;
        _written = Outdented(change.Text);
        _new = PlanReader.Read(new SourceFile(string.Join('.', change.Path), _written + "\n"), limits, findings);
        if (findings.HasErrors)
        {
            var wrong = findings.Items.Where(static finding => finding.Severity == Severity.Error).Select(static finding => $"{finding.At.Line}:{finding.At.Column} {finding.Message}");
            throw EditErrors.NoYaml(change, string.Join("; ", wrong));
        }
    }

    /// <summary>The value of the new text.</summary>
    public object? Value => _new.Root is null ? null : DataBinder.Verbatim(_new.Root);

    /// <summary>The change as one of values alone.</summary>
    public YamlSet AsSet => new(_change.Path, Value);

    /// <summary>True when its entry stands in a text.</summary>
    public bool IsIn(PlanDocument old) => Entry(old.Root) is not null;

    /// <summary>True when comments stand in the new text, or in the one that it replaces.</summary>
    public bool HasComments(PlanDocument old) => _new.Comments.Count > 0
        || (Entry(old.Root) is { } entry && new OwnText(old.File.Text, new Layout(old.File.Text)).Find(entry) is var place
            && old.Comments.Any(comment => comment.Span.Start >= place.Start && comment.Span.End <= place.End));

    /// <summary>The text with the new one in its place, or null where there is nothing at that place yet.</summary>
    public string? Apply(PlanDocument old)
    {
        if (Entry(old.Root) is not { } entry)
        {
            return null;
        }

        var (text, layout) = (old.File.Text, new Layout(old.File.Text));
        var own = new OwnText(text, layout);
        if (own.Read(entry).TrimEnd() == _written.TrimEnd())
        {
            return text;
        }

        if (!IsInBlocks(old, layout))
        {
            throw EditErrors.Cannot(_change);
        }

        var isBlock = _new.Root is MapNode or ListNode && !new Layout(_written).IsInBrackets(_new.Root);
        var (start, end, with) = own.Write(entry, _written, isBlock);
        return string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));
    }

    // Within brackets there are no lines to write comments on.
    private bool IsInBlocks(PlanDocument document, Layout layout)
    {
        var at = document.Root;
        foreach (var key in _change.Path)
        {
            if (at is not MapNode map || layout.IsInBrackets(map) || Find(map, key) is not { } entry || entry.Key.Span.Start < map.Span.Start || entry.Key.Span.End > map.Span.End)
            {
                return false;
            }

            at = entry.Value;
        }

        return true;
    }

    private MapEntry? Entry(PlanNode? root)
    {
        MapEntry? found = null;
        foreach (var key in _change.Path)
        {
            if (root is not MapNode map || Find(map, key) is not { } entry)
            {
                return null;
            }

            (found, root) = (entry, entry.Value);
        }

        return found;
    }

    private static MapEntry? Find(MapNode map, string key)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry;
            }
        }

        return null;
    }

    // Without what all lines are indented by, and without empty lines around it.
    private static string Outdented(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd()).ToList();
        while (lines.Count > 0 && lines[0].Length == 0)
        {
            lines.RemoveAt(0);
        }

        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        var least = lines.Where(static line => line.Length > 0).Select(static line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[least..] : line));
    }
}
