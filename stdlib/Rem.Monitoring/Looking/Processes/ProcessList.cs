using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Rem.Shared;

namespace Rem.Monitoring.Looking.Processes;

/// <summary>All processes of a `/proc`. What one look has found serves others for a moment. Safe to use from several threads.</summary>
internal sealed class ProcessList
{
    // Many checks look at the processes each second; one reading of them is enough for all.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(400);
    private static readonly ConditionalWeakTable<SharedResources, ProcessList> All = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long At, List<ProcessFacts>? Found)> _known = new(StringComparer.Ordinal);

    /// <summary>The list of plans that share something.</summary>
    public static ProcessList Of(SharedResources resources) => All.GetValue(resources, static _ => new ProcessList());

    /// <summary>The processes; null where there is no such folder. Do not change it.</summary>
    public List<ProcessFacts>? Read(string proc, TimeProvider clock)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            if (_known.TryGetValue(proc, out var known) && clock.GetElapsedTime(known.At, now) < Fresh)
            {
                return known.Found;
            }

            var found = Directory.Exists(proc) ? Look(proc) : null;
            _known[proc] = (now, found);
            return found;
        }
    }

    private static List<ProcessFacts> Look(string proc)
    {
        var found = new List<ProcessFacts>();
        Span<byte> text = stackalloc byte[1024];
        // A process that has ended meanwhile is no error.
        foreach (var folder in Directory.EnumerateDirectories(proc))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && SystemCalls.Beginning(folder + "/stat", text) is > 0 and var length && Parse(id, text[..length]) is { } facts)
            {
                found.Add(facts);
            }
        }

        return found;
    }

    // proc_pid_stat(5). The name in parentheses may hold anything, parentheses and blanks included.
    private static ProcessFacts? Parse(int id, ReadOnlySpan<byte> text)
    {
        const double ticks = 100; // USER_HZ, which Linux shows everywhere
        var (open, close) = (text.IndexOf((byte)'('), text.LastIndexOf((byte)')'));
        if (open < 0 || close + 2 >= text.Length)
        {
            return null;
        }

        var rest = text[(close + 2)..];
        var state = (char)rest[0];
        Span<long> fields = stackalloc long[25];
        for (var field = 3; field < fields.Length; field++)
        {
            fields[field] = Utf8Parser.TryParse(rest, out long number, out _) ? number : 0;
            var blank = rest.IndexOf((byte)' ');
            if (blank < 0)
            {
                break;
            }

            rest = rest[(blank + 1)..];
        }

        return new ProcessFacts(id, Encoding.UTF8.GetString(text[(open + 1)..close]), state)
        {
            Cpu = (fields[14] + fields[15]) / ticks,
            Threads = fields[20],
            Started = fields[22] / ticks,
            Memory = fields[24] * Environment.SystemPageSize,
        };
    }
}
