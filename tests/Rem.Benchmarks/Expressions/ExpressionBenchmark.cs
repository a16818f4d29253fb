using System.Globalization;
using Rem.Errors;
using Rem.Expressions;
using Rem.Stdlib;
using Rem.Values;

namespace Rem.Benchmarks.Expressions;

/// <summary>Expressions over 1,000 hosts against hand-written C# on the same maps.</summary>
internal static class ExpressionBenchmark
{
    private static readonly ParseOptions Options = new(StdlibFilters.Table);
    private static int _sum;

    public static void Run(Measure measure)
    {
        var hosts = Hosts(1000);
        var busy = ExpressionParser.Parse("h.load > 4", Options);
        measure.Ratio("`h.load > 4` for 1,000 hosts / C#", () => Each(hosts, busy), () => EachByHand(hosts), 4.0);

        var title = TextTemplate.Parse("${{ h.name }} has ${{ h.load }}", Options, ExpressionOrigin.None, new FindingList())!;
        measure.Ratio("`${{ h.name }} has ${{ h.load }}` for 1,000 hosts / C#", () => Titles(hosts, title), () => TitlesByHand(hosts), 2.0);

        var mixed = ExpressionParser.Parse("h.load * 2 + 1 > 9 and h.name matches '^web' or h.up", Options);
        measure.Ratio("arithmetic and logic for 1,000 hosts / C#", () => Each(hosts, mixed), () => MixedByHand(hosts), 6.0);
    }

    private static void Each(HostNames[] hosts, Expression expression)
    {
        foreach (var host in hosts)
        {
            _sum += expression.Test(host) ? 1 : 0;
        }
    }

    private static void EachByHand(HostNames[] hosts)
    {
        foreach (var host in hosts)
        {
            host.TryFind("h", out var value);
            _sum += value is RemMap map && map["load"] is long load && load > 4 ? 1 : 0;
        }
    }

    private static void MixedByHand(HostNames[] hosts)
    {
        foreach (var host in hosts)
        {
            host.TryFind("h", out var value);
            var map = (RemMap)value!;
            var isBusy = map["load"] is long load && (load * 2) + 1 > 9 && TextPattern.Get("^web").IsMatch((string)map["name"]!);
            _sum += isBusy || Truth.Of(map["up"]) ? 1 : 0;
        }
    }

    private static void Titles(HostNames[] hosts, TextTemplate title)
    {
        foreach (var host in hosts)
        {
            _sum += title.EvaluateText(host).Length;
        }
    }

    private static void TitlesByHand(HostNames[] hosts)
    {
        foreach (var host in hosts)
        {
            host.TryFind("h", out var value);
            var map = (RemMap)value!;
            _sum += $"{map["name"]} has {map["load"]}".Length;
        }
    }

    private static HostNames[] Hosts(int count)
    {
        var hosts = new HostNames[count];
        for (var i = 0; i < count; i++)
        {
            var host = new RemMap();
            host.Set("name", (i % 2 == 0 ? "web" : "db") + i.ToString(CultureInfo.InvariantCulture));
            host.Set("load", i % 10L);
            host.Set("up", i % 3 == 0);
            hosts[i] = new HostNames(host);
        }

        return hosts;
    }

    private sealed class HostNames(RemMap host) : INames
    {
        private readonly RemMap _names = Wrap(host);

        public bool TryFind(string name, out object? value) => _names.TryGetValue(name, out value);

        public bool TryFindFixed(string name, out object? value) => _names.TryGetValue(name, out value);

        public RemMap ToMap() => _names;

        private static RemMap Wrap(RemMap host)
        {
            var names = new RemMap();
            names.Set("h", host);
            return names;
        }
    }
}
