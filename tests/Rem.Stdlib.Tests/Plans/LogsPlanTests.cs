using System.Globalization;
using Rem.Values;

namespace Rem.Stdlib.Tests.Plans;

/// <summary>plans/logs.yaml over a log of a million lines: in tags and in Lua, against a count of our own.</summary>
public sealed class LogsPlanTests : IDisposable
{
    private const int Lines = 1_000_000;
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"rem-logs-{Environment.ProcessId}-{Guid.NewGuid():N}.log");
    private readonly RemMap _expected;

    public LogsPlanTests() => _expected = Write(_log);

    [Fact]
    public async Task Tags_alone_count_the_errors_of_each_hour()
    {
        var hours = await ShippedPlan.RunAsync("logs.yaml", Input(isLua: false));

        Truth.Equals(hours, _expected).ShouldBeTrue(ValueText.Json(hours));
    }

    [Fact]
    public async Task Lua_gives_the_same_answer()
    {
        var hours = await ShippedPlan.RunAsync("logs.yaml", Input(isLua: true));

        Truth.Equals(hours, _expected).ShouldBeTrue(ValueText.Json(hours));
    }

    public void Dispose() => File.Delete(_log);

    private RemMap Input(bool isLua) => new() { ["file"] = _log, ["level"] = "ERROR", ["lua"] = isLua };

    private static RemMap Write(string path)
    {
        var random = new Random(7);
        var counts = new RemMap();
        using var writer = new StreamWriter(path);
        for (var i = 0; i < Lines; i++)
        {
            var time = new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(i * 250L).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            var isError = random.Next(25) == 0;
            writer.Write($"{time} {(isError ? "ERROR" : "INFO")} app[{i % 97}] request {i} took {i % 311} ms\n");
            if (isError)
            {
                var hour = time[..13];
                counts.Set(hour, (counts.TryGetValue(hour, out var count) ? (long)count! : 0L) + 1);
            }
        }

        return counts;
    }
}
