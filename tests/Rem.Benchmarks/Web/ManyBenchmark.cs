using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rem.Benchmarks.Starting;

namespace Rem.Benchmarks.Web;

/// <summary>What a thousand pages and functions cost against ten of each: until the node listens, and for each request.</summary>
internal static class ManyBenchmark
{
    private const int Few = 10;
    private const int Many = 1000;
    private const int Rounds = 5;

    public static void Run(Measure measure)
    {
        var published = Programs.Publish();
        var (few, many) = (new double[Rounds], new double[Rounds]);
        Start(published, Few);
        for (var i = 0; i < Rounds; i++)
        {
            few[i] = Start(published, Few);
            many[i] = Start(published, Many);
        }

        var (short_, long_) = (Measure.Median(few), Measure.Median(many));
        measure.Given($"a node with {Many} pages and {Many} functions, until it listens / with {Few}", long_ / short_, 1.5, string.Create(CultureInfo.InvariantCulture, $"{long_ * 1000:0} ms against {short_ * 1000:0} ms"));
        if (Wrk.IsThere)
        {
            Compare(measure, published);
        }
    }

    private static double Start(string published, int count)
    {
        var watch = Stopwatch.StartNew();
        using var site = RemSite.Start(published, Site(count));
        return watch.Elapsed.TotalSeconds;
    }

    private static void Compare(Measure measure, string published)
    {
        using var few = RemSite.Start(published, Site(Few));
        using var many = RemSite.Start(published, Site(Many));
        var ratios = new double[Rounds];
        Wrk.Rate(few.Port, "/p7", 2, null, few.Header);
        Wrk.Rate(many.Port, "/p777", 2, null, many.Header);
        for (var i = 0; i < Rounds; i++)
        {
            ratios[i] = Wrk.Rate(many.Port, "/p777", 2, null, many.Header) / Wrk.Rate(few.Port, "/p7", 2, null, few.Header);
        }

        measure.AtLeast($"requests/s with {Many} / with {Few}", Measure.Median(ratios), 0.9);
    }

    private static string Site(int count)
    {
        var text = new StringBuilder("greeting: hello\nhttp sites:\n  main: {listen: \"127.0.0.1:PORT\"}\nhttp pages:\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  p{i}: {{output: \"${{{{ greeting }}}} {i}\"}}\n");
        }

        text.Append("http rpc:\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  f{i}: {{args: [a, b], return: \"${{{{ a }}}} {i}\"}}\n");
        }

        return text.ToString();
    }
}
