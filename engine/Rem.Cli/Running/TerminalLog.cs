using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>The log of a run on standard error, one line each: time, level, text, fields. Debug lines are left out.</summary>
internal sealed class TerminalLog : IRunLog
{
    /// <inheritdoc/>
    public void Write(LogLine line)
    {
        if (line.Level == LogLevel.Debug)
        {
            return;
        }

        var text = new StringBuilder();
        text.Append(line.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture)).Append(' ');
        text.Append(line.Level switch { LogLevel.Info => "info ", LogLevel.Warn => "warn ", _ => "error" }).Append(' ').Append(line.Text);
        for (var i = 0; i < (line.Fields?.Count ?? 0); i++)
        {
            text.Append(' ').Append(line.Fields!.KeyAt(i)).Append('=').Append(ValueText.Json(line.Fields.ValueAt(i)));
        }

        Output.Message(ShownText.Message(text.ToString()) + "\n");
    }
}
