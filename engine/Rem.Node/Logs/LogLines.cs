using System.Text;
using Rem.Errors;
using Rem.Values;

namespace Rem.Node.Logs;

/// <summary>Log records as lines for people. What would move the cursor or break the line is written as an escape.</summary>
public static class LogLines
{
    /// <summary>`2026-11-20T14:03:22.120Z warn  watch#3 watch.yaml:12: text key=value`, from a record as data.</summary>
    public static string Show(RemMap record)
    {
        var text = new StringBuilder();
        text.Append(Text(record, "time")).Append(' ').Append(Text(record, "level").PadRight(5)).Append(' ');
        if (record.ContainsKey("plan"))
        {
            text.Append(Text(record, "plan"));
            text.Append(record.ContainsKey("run") ? "#" + Text(record, "run") : "");
            text.Append(record.ContainsKey("step") ? " " + Text(record, "step") : "").Append(": ");
        }

        text.Append(Text(record, "message"));
        if (record.TryGetValue("fields", out var value) && value is RemMap fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                text.Append(' ').Append(fields.KeyAt(i)).Append('=').Append(ValueText.Json(fields.ValueAt(i)));
            }
        }

        return ShownText.Line(text.ToString());
    }

    private static string Text(RemMap record, string name) => record.TryGetValue(name, out var value) ? ValueText.Of(value) : "";
}
