using System.Buffers.Text;
using Rem.Processes.Unix;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>Processor time of another process, from /proc.</summary>
internal static class ProcessorTime
{
    private const int UserField = 14;
    private const int SystemField = 15;

    /// <summary>In ticks of 10 ms; 0 where it cannot be read.</summary>
    public static long Of(int process)
    {
        Span<byte> text = stackalloc byte[1024];
        var length = ProcessTable.ReadFile($"/proc/{process}/stat", text);
        if (length <= 0)
        {
            return 0;
        }

        text = text[..length];
        var rest = text[(text.LastIndexOf((byte)')') + 2)..];
        var ticks = 0L;
        for (var field = 3; field <= SystemField; field++)
        {
            if (field >= UserField && Utf8Parser.TryParse(rest, out long number, out _))
            {
                ticks += number;
            }

            rest = rest[(rest.IndexOf((byte)' ') + 1)..];
        }

        return ticks;
    }
}
