using Rem.Cli;
using Rem.Values;

namespace Rem.Stdlib.Tests.Plans;

/// <summary>The plans of plans/languages give what those in tags give.</summary>
public sealed class LanguagePlanTests : IDisposable
{
    private readonly string _log = Path.GetTempFileName();

    public static TheoryData<string> Languages
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var row in Parts.Runtimes.All)
            {
                names.Add(row.Language);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_host_looks_the_same_in_each_language(string language)
    {
        var input = new RemMap { ["top"] = 3L };
        var inTags = await ShippedPlan.RunAsync("host.yaml", input);
        var inScript = await ShippedPlan.RunAsync($"languages/host-{language}.yaml", input);

        // What stays the same from one moment to the next, to the letter; of the rest the shape.
        Keys(inScript, language).ShouldBe(Keys(inTags, language));
        At("memory.total", inScript).ShouldBe(At("memory.total", inTags));
        Each("disks", "mounted", inScript).ShouldBe(Each("disks", "mounted", inTags));
        Each("disks", "size", inScript).ShouldBe(Each("disks", "size", inTags));
        Each("network", "interface", inScript).ShouldBe(Each("network", "interface", inTags));
        ((RemList)inScript["processes"]!).Count.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_log_is_counted_the_same_in_each_language(string language)
    {
        var random = new Random(2026);
        File.WriteAllLines(_log, Enumerable.Range(0, 5000).Select(_ => $"2026-11-{random.Next(1, 29):00} {random.Next(24):00}:00:00 {(random.Next(3) == 0 ? "ERROR" : "INFO")} text"));
        var input = new RemMap { ["file"] = _log, ["level"] = "ERROR", ["lua"] = language == "lua" };
        var inTags = await ShippedPlan.RunAsync("logs.yaml", new RemMap { ["file"] = _log, ["level"] = "ERROR", ["lua"] = false });

        var inScript = await ShippedPlan.RunAsync(language == "lua" ? "logs.yaml" : $"languages/logs-{language}.yaml", input);

        inTags.Count.ShouldBeGreaterThan(500);
        Sorted(inScript).ShouldBe(Sorted(inTags));
    }

    public void Dispose() => File.Delete(_log);

    // Keys in their order, without it: a Lua table has none.
    // In JavaScript a share of 75.0 is the integer 75.
    private static string Keys(object? value, string language) => value switch
    {
        RemMap map => "{" + string.Join(", ", map.Keys.Order(StringComparer.Ordinal).Select(key => key + ": " + Keys(map[key], language))) + "}",
        RemList list => list.Count == 0 ? "[]" : "[" + Keys(list[0], language) + "]",
        double or long when language == "js" => "number",
        _ => ValueKind.NameOf(value),
    };

    private static string At(string path, RemMap map) => ValueText.Json(Rem.Inspection.Inspect.Get(path, map));

    private static string Each(string list, string key, RemMap map) =>
        string.Join(", ", ((RemList)map[list]!).Select(item => ValueText.Json(((RemMap)item!)[key])));

    private static string Sorted(RemMap map) => string.Join("\n", map.Keys.Order(StringComparer.Ordinal).Select(key => $"{key}: {map[key]}"));
}
