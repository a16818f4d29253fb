using System.Text;
using Rem.Values;

namespace Rem.CommandLines;

/// <summary>Prints a plan's command line: what `rem run PLAN --help` shows.</summary>
public static class UsageHelp
{
    private const int LongestLeft = 30;

    /// <summary>The help of a plan that is called by <paramref name="command"/> (`rem run plans/web.yaml`).</summary>
    public static string Print(PlanUsage? usage, string command)
    {
        usage ??= new PlanUsage { About = "This plan describes no command line (`__usage`)." };
        var text = new StringBuilder();
        AppendHead(text, usage);
        text.Append("Usage: ").Append(command).Append(usage.Options.Count > 0 ? " [OPTIONS]" : "");
        foreach (var entry in usage.Arguments)
        {
            text.Append(' ').Append(Shown(entry));
        }

        text.Append('\n');
        if (usage.Arguments.Count > 0)
        {
            AppendTable(text, "Arguments", Rows(usage.Arguments, static entry => entry.Name + (entry.IsRemaining ? "..." : "")));
        }

        var options = Rows(usage.Options, Left);
        options.Add(("    --help", "Show this help."));
        AppendTable(text, "Options", options);
        AppendFoot(text, usage);
        return text.ToString();
    }

    private static void AppendHead(StringBuilder text, PlanUsage usage)
    {
        var title = usage.Name is null ? "" : usage.Version is null ? usage.Name : $"{usage.Name} {usage.Version}";
        if (title.Length > 0)
        {
            text.Append(title).Append('\n');
        }

        if (usage.About is not null)
        {
            text.Append(usage.About.TrimEnd()).Append('\n');
        }

        if (text.Length > 0)
        {
            text.Append('\n');
        }
    }

    private static void AppendFoot(StringBuilder text, PlanUsage usage)
    {
        if (usage.IsLongRunning)
        {
            text.Append("\nIt stays until it is told to stop.\n");
        }

        if (usage.Author is not null || usage.Website is not null)
        {
            text.Append('\n').Append(usage.Author).Append(usage.Author is not null && usage.Website is not null ? ", " : "").Append(usage.Website).Append('\n');
        }
    }

    private static string Shown(UsageEntry entry)
    {
        var name = entry.Name.ToUpperInvariant() + (entry.IsRemaining ? "..." : "");
        return entry.IsRequired ? name : "[" + name + "]";
    }

    private static string Left(UsageEntry option) =>
        (option.Letter is { } letter ? $"-{letter}, " : "    ") + "--" + option.Name +
        (option.Type == UsageType.Flag ? "" : " " + UsageTypes.Names[(int)option.Type].ToUpperInvariant());

    private static List<(string Left, string Right)> Rows(IReadOnlyList<UsageEntry> entries, Func<UsageEntry, string> left)
    {
        var rows = new List<(string, string)>(entries.Count + 1);
        foreach (var entry in entries)
        {
            var right = entry.About ?? "";
            var notes = new List<string>();
            if (entry.IsRequired)
            {
                notes.Add("required");
            }

            if (entry.HasDefault && entry.Default is not null)
            {
                notes.Add("default: " + ValueText.Of(entry.Default));
            }

            if (entry.Type == UsageType.List && !entry.IsRemaining)
            {
                notes.Add("may be repeated");
            }

            rows.Add((left(entry), notes.Count == 0 ? right : $"{right} ({string.Join("; ", notes)})".TrimStart()));
        }

        return rows;
    }

    private static void AppendTable(StringBuilder text, string title, List<(string Left, string Right)> rows)
    {
        var width = 0;
        foreach (var (left, _) in rows)
        {
            width = left.Length <= LongestLeft ? Math.Max(width, left.Length) : width;
        }

        text.Append('\n').Append(title).Append(":\n");
        foreach (var (left, right) in rows)
        {
            text.Append("  ").Append(left);
            if (right.Length > 0)
            {
                text.Append(left.Length > width ? "\n  " + new string(' ', width) : new string(' ', width - left.Length)).Append("  ").Append(right);
            }

            text.Append('\n');
        }
    }
}
