using Rem.Values;

namespace Rem.Running;

/// <summary>A log in front of another one, in which `***` stands for every secret.</summary>
internal sealed class HidingLog(IRunLog log, Secrets secrets) : IRunLog
{
    public void Write(LogLine line) =>
        log.Write(line with { Text = secrets.Hide(line.Text), Fields = (RemMap?)secrets.Hide((object?)line.Fields) });
}
