using System.Globalization;
using Rem.Running;
using Rem.Values;

namespace Rem.Benchmarks.Evaluation;

/// <summary>
/// A plan that looks at each host of a list, against C# that somebody would write by hand over the same maps; and
/// whether the time grows with the number of hosts and not faster.
/// </summary>
internal static class EvaluationBenchmark
{
    private const string Plan = """
        for h in hosts:
          if h.load > 4:
            "${{ h.name }}": "busy: ${{ h.load }}"
        """;

    private const string LuaBody = """
        for h in hosts:
          run:
            - lua: return { total = pipe.h.load + 1 }
        """;

    public static void Run(Measure measure)
    {
        var engine = Engines.Make();
        var plan = engine.LoadText(Plan);
        var thousand = Hosts(1_000);
        var many = Hosts(100_000);
        Check(engine, plan, thousand);
        measure.Ratio("if and interpolation over 1,000 hosts, to C# by hand", () => Evaluate(engine, plan, thousand), () => ByHand(thousand), 4);
        measure.Ratio("the same over 100,000 hosts, to 1,000", () => Evaluate(engine, plan, many), () => Evaluate(engine, plan, thousand), 115);
        var lua = engine.LoadText(LuaBody);
        measure.Rate("rounds of a `for` with a Lua body, limits on", () => Evaluate(engine, lua, thousand), 1_000, 200_000);
        measure.Ratio("for comparison: C# by hand over 100,000 hosts, to 1,000", () => ByHand(many), () => ByHand(thousand), double.PositiveInfinity);
    }

    private static RemMap Hosts(int count)
    {
        var hosts = new RemList(count);
        for (var i = 0; i < count; i++)
        {
            hosts.Add(new RemMap { ["name"] = "web" + i.ToString(CultureInfo.InvariantCulture), ["load"] = (long)(i % 9), ["site"] = "lax" });
        }

        return new RemMap { ["hosts"] = hosts };
    }

    private static object? Evaluate(RemEngine engine, LoadedPlan plan, RemMap pipe) =>
        engine.RunAsync(plan, new RunRequest { Pipe = pipe }, CancellationToken.None).GetAwaiter().GetResult();

    private static RemMap ByHand(RemMap pipe)
    {
        var result = new RemMap();
        foreach (var item in (RemList)pipe["hosts"]!)
        {
            var host = (RemMap)item!;
            if (host.TryGetValue("load", out var load) && load is long number && number > 4)
            {
                result.Set((string)host["name"]!, $"busy: {number}");
            }
        }

        return result;
    }

    private static void Check(RemEngine engine, LoadedPlan plan, RemMap pipe)
    {
        if (!Truth.Equals(Evaluate(engine, plan, pipe), ByHand(pipe)))
        {
            throw new InvalidOperationException("the plan and the code by hand differ");
        }
    }
}
