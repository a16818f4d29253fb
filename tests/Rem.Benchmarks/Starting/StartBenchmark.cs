using System.Diagnostics;
using System.Globalization;

namespace Rem.Benchmarks.Starting;

/// <summary>
/// Short runs of the published program against an equally published hello world: processor time, medians of rounds in
/// turns. Both are published below artifacts/startup first.
/// </summary>
internal static class StartBenchmark
{
    private const int Rounds = 21;

    private const string DataPlan = """
        load: {one: 5.2}
        host: web1
        limits: {warn: 2, bad: 4}
        if load.one > limits.bad:
          status: overloaded
        elif load.one > limits.warn:
          status: busy
        else:
          status: calm
        title: "${{ host }} is ${{ status }}"
        for n in [1, 2, 3]:
          increment sum: ${{ n }}

        """;

    private const string LuaPlan = DataPlan + """
        run:
          - lua: return { twice = pipe.sum * 2 }

        """;

    private const string CSharpPlan = DataPlan + """
        run:
          - csharp: return new { twice = pipe.Get<long>("sum") * 2 };

        """;

    private const string JavaScriptPlan = DataPlan + """
        run:
          - js: 'return { twice: pipe.sum * 2 };'

        """;

    public static void Run(Measure measure)
    {
        var folder = Programs.Publish();
        File.WriteAllText(Path.Combine(folder, "data.yaml"), DataPlan);
        File.WriteAllText(Path.Combine(folder, "lua.yaml"), LuaPlan);

        File.WriteAllText(Path.Combine(folder, "csharp.yaml"), CSharpPlan);
        File.WriteAllText(Path.Combine(folder, "js.yaml"), JavaScriptPlan);

        var rem = Path.Combine(folder, "rem", "rem");
        var times = Programs.Times(
            folder,
            Rounds,
            ["hello", Path.Combine(folder, "hello", "Hello")],
            ["sum: 6", rem, "run", "data.yaml"],
            ["twice: 12", rem, "run", "lua.yaml"],
            ["twice: 12", rem, "run", "csharp.yaml"],
            ["twice: 12", rem, "run", "js.yaml"],
            ["Usage", rem, "--help"]);

        var data = times[1] / times[0];
        measure.Given("rem run of a plan of data against a hello world", data, 4, Detail(times[1], times[0]));
        measure.Given("one Lua step more", (times[2] / times[0]) - data, 0.5, Detail(times[2], times[0]));
        measure.Given("one C# step more, compiled before", (times[3] / times[0]) - data, 1, Detail(times[3], times[0]));
        measure.Given("one JavaScript step more, transformed before", (times[4] / times[0]) - data, 3.5, Detail(times[4], times[0]));
        measure.Given("rem --help", times[5] / times[0], 3.2, Detail(times[5], times[0]));
        Cold(measure, folder, rem, times[0]);
    }

    // With an empty cache: said as it is.
    private static void Cold(Measure measure, string folder, string rem, double hello)
    {
        foreach (var plan in new[] { "csharp.yaml", "js.yaml" })
        {
            var times = new double[5];
            for (var round = 0; round < times.Length; round++)
            {
                var cache = Path.Combine(folder, "cold-cache");
                Directory.CreateDirectory(cache);
                Environment.SetEnvironmentVariable("REM_CACHE", cache);
                times[round] = Programs.Times(folder, 1, isWarm: false, ["twice: 12", rem, "run", plan])[0];
                Environment.SetEnvironmentVariable("REM_CACHE", null);
                Directory.Delete(cache, recursive: true);
            }

            measure.Said($"rem run {plan}, nothing compiled before", Measure.Median(times) / hello, Detail(Measure.Median(times), hello));
        }
    }

    private static string Detail(double time, double hello) =>
        string.Create(CultureInfo.InvariantCulture, $"{time * 1000:0.0} ms against {hello * 1000:0.0} ms");
}
