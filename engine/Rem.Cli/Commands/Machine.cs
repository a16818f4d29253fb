using System.Globalization;
using System.Runtime.InteropServices;
using Rem.Errors;
using Rem.Running;
using Rem.Scripting;
using Rem.Scripting.Workers;

namespace Rem.Cli.Commands;

/// <summary>Something that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="IsGood">False when part of REM will not work, or badly.</param>
/// <param name="Found">What was found, and what is missing.</param>
internal sealed record MachineCheck(string Name, bool IsGood, string Found);

/// <summary>Looks at the machine. Reads only.</summary>
internal static class Machine
{
    private static readonly string[] Shells = ["sh", "dash", "bash", "ksh", "zsh"];

    /// <summary>Everything, in the order of the report.</summary>
    public static List<MachineCheck> Checks()
    {
        var checks = new List<MachineCheck>
        {
            new("rem", true, $"{Program.Version} on .NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} cores"),
        };
        foreach (var row in Parts.Runtimes.All)
        {
            checks.Add(new("script " + row.Language, true, row.Runtime.Version));
        }

        checks.Add(Workers());
        checks.Add(ShellsFound());
        checks.Add(Processes());
        checks.Add(OpenFiles());
        checks.AddRange(NodeChecks.Of(""));
        checks.Add(Clock());
        checks.Add(Zones());
        checks.Add(Ping());
        return checks;
    }

    // One is started, for only then is known what holds it here.
    private static MachineCheck Workers()
    {
        const string Name = "worker processes";
        if (WorkerProgram.In(AppContext.BaseDirectory) is not { } program)
        {
            return new(Name, false, "none; `isolate: process` needs Linux on x64 or arm64");
        }

        try
        {
            var limits = RemLimits.Default;
            using var pool = new WorkerPool(program, new ScriptLimits(limits.ScriptTime, limits.ScriptMemoryBytes, limits.CallDepth));
            var missing = pool.Probe();
            const string Held = "time, memory, files, network, system calls";
            return missing.Count == 0
                ? new(Name, true, $"held: {Held}, and another user")
                : new(Name, missing.Count == 1 && missing[0].StartsWith("another user", StringComparison.Ordinal), $"held but for: {string.Join("; ", missing)}");
        }
        catch (PlanException error)
        {
            return new(Name, false, error.Message);
        }
    }

    private static MachineCheck ShellsFound()
    {
        var found = new List<string>();
        foreach (var shell in Shells)
        {
            if (FindProgram(shell) is { } path)
            {
                found.Add(path);
            }
        }

        return new("shells", File.Exists("/bin/sh"), found.Count == 0 ? "none; `shell` steps need /bin/sh" : string.Join(", ", found));
    }

    private static MachineCheck Processes() => OperatingSystem.IsLinux()
        ? new("processes", true, "posix_spawn; nothing that a step leaves behind survives its timeout, and no step a killed rem")
        : OperatingSystem.IsMacOS()
            ? new("processes", true, "posix_spawn; processes that leave their group are found as far as the system tells")
            : new("processes", true, "the system's own; processes that leave their group are not found");

    private static MachineCheck OpenFiles()
    {
        foreach (var line in ReadLines("/proc/self/limits"))
        {
            if (line.StartsWith("Max open files", StringComparison.Ordinal))
            {
                var words = line[14..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var soft = words[0] == "unlimited" ? long.MaxValue : long.Parse(words[0], CultureInfo.InvariantCulture);
                return new("open files", soft >= 1024, $"{words[0]} (at most {words[1]}){(soft >= 1024 ? "" : "; raise it with ulimit -n")}");
            }
        }

        return new("open files", true, "the system does not say");
    }

    private static MachineCheck Clock()
    {
        var now = TimeProvider.System.GetUtcNow();
        var synchronised = File.Exists("/run/systemd/timesync/synchronized") ? ", synchronised by systemd-timesyncd" : "";
        return new("clock", now.Year is >= 2025 and < 2100, now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) + synchronised);
    }

    private static MachineCheck Zones()
    {
        var count = TimeZoneInfo.GetSystemTimeZones().Count;
        return new("time zones", count > 100, count > 100 ? $"{count}, here {TimeZoneInfo.Local.Id}" : $"{count}: install the package tzdata");
    }

    // Linux lets the groups in a range send pings without any privilege.
    private static MachineCheck Ping()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new("ping", true, "as the system allows");
        }

        var capabilities = 0UL;
        var groups = new List<long>();
        foreach (var line in ReadLines("/proc/self/status"))
        {
            if (line.StartsWith("CapEff:", StringComparison.Ordinal))
            {
                _ = ulong.TryParse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out capabilities);
            }
            else if (line.StartsWith("Gid:", StringComparison.Ordinal) || line.StartsWith("Groups:", StringComparison.Ordinal))
            {
                foreach (var word in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
                {
                    groups.Add(long.Parse(word, CultureInfo.InvariantCulture));
                }
            }
        }

        const ulong NetRaw = 1UL << 13;
        var hasRaw = (capabilities & NetRaw) != 0;
        var isAllowed = hasRaw || IsInRange(groups);
        return new("ping", isAllowed, hasRaw ? "allowed (CAP_NET_RAW)" : isAllowed ? "allowed (net.ipv4.ping_group_range)" : "not allowed: set net.ipv4.ping_group_range, or give CAP_NET_RAW");
    }

    private static bool IsInRange(List<long> groups)
    {
        foreach (var line in ReadLines("/proc/sys/net/ipv4/ping_group_range"))
        {
            var bounds = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (bounds.Length == 2 && long.TryParse(bounds[0], out var least) && long.TryParse(bounds[1], out var most))
            {
                return groups.Exists(group => group >= least && group <= most);
            }
        }

        return false;
    }

    private static string? FindProgram(string name)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
