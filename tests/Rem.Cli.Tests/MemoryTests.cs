using System.Globalization;

namespace Rem.Cli.Tests;

/// <summary>plans/logs.yaml over a million lines stays within 250 MB: the file is never held whole.</summary>
public sealed class MemoryTests
{
    private const long Most = 250L * 1024 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_of_a_million_lines_is_counted_in_250_MB(bool isLua)
    {
        using var rem = new RemProcess();
        var log = Path.Combine(rem.Folder, "app.log");
        using (var writer = new StreamWriter(log))
        {
            for (var i = 0; i < 1_000_000; i++)
            {
                writer.Write($"2026-11-20 {i / 50_000:00}:00:00 {(i % 20 == 0 ? "ERROR" : "INFO")} request {i} took {i % 311} ms\n");
            }
        }

        string[] words = ["run", "--json", Path.Combine(Plans(), "logs.yaml"), .. isLua ? new[] { "--lua" } : [], log];
        using var process = rem.Start(words);
        process.StandardInput.Close();
        var answer = Task.Run(() => RemProcess.End(process));
        long peak = 0;
        while (!answer.IsCompleted)
        {
            peak = Math.Max(peak, Peak(process.Id));
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        var said = await answer;
        said.Errors.ShouldBe("");
        said.Output.ShouldContain("\"2026-11-20 19\":2500");
        peak.ShouldBeInRange(10L * 1024 * 1024, Most);
    }

    // The kernel's own high-water mark; 0 once the process has ended.
    private static long Peak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string Plans()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "rem.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "plans");
    }
}
