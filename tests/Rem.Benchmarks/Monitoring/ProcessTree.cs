using System.Diagnostics;
using System.Globalization;

namespace Rem.Benchmarks.Monitoring;

/// <summary>A program with all that it has started, as /proc shows them (Linux).</summary>
/// <param name="Cpu">Processor time that they and their ended children have used, in seconds.</param>
/// <param name="Resident">Memory that they have in use, in bytes; what they share counts for each.</param>
internal readonly record struct ProcessTree(double Cpu, long Resident)
{
    private const double Ticks = 100;

    /// <summary>Looks at one.</summary>
    public static ProcessTree Look(Process root)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Fields(id) is { } fields)
            {
                parents[id] = int.Parse(fields[1], CultureInfo.InvariantCulture);
            }
        }

        var (cpu, resident) = (0.0, 0L);
        foreach (var id in parents.Keys.Where(id => IsBelow(id, root.Id, parents)))
        {
            if (Fields(id) is { } fields)
            {
                cpu += Enumerable.Range(11, 4).Sum(i => double.Parse(fields[i], CultureInfo.InvariantCulture)) / Ticks;
                resident += long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            }
        }

        return new ProcessTree(cpu, resident);
    }

    // Behind the name: the state is the first.
    private static string[]? Fields(int id)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // it has ended
        }
    }

    private static bool IsBelow(int id, int root, Dictionary<int, int> parents)
    {
        for (var at = id; at > 1; at = parents.GetValueOrDefault(at))
        {
            if (at == root)
            {
                return true;
            }
        }

        return false;
    }
}
