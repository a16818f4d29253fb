using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Templates;
using Rem.Values;

namespace Rem.Benchmarks.Templates;

/// <summary>A page of a 50-row table: against C# by hand, and against npm's handlebars where node finds it (NODE_PATH).</summary>
internal static class TemplateBenchmark
{
    private const int Turns = 3;
    private const int Rounds = 12;
    private const int Times = 2000;

    public static void Run(Measure measure)
    {
        var template = Template.Parse(TemplateSource.OfText(PageOfRows.Text), true, new TemplateFiles(DiskPlanFiles.Instance, RemLimits.Default, new PlanFolders("page.yaml")), new FindingList())!;
        var data = PageOfRows.Data();
        var page = new Page(template, data);
        if (!page.Written.SequenceEqual(PageOfRows.ByHand(data)))
        {
            throw new InvalidOperationException("the page by hand is another one");
        }

        measure.Ratio("a 50-row page as UTF-8 / C# by hand", page.Write, () => PageOfRows.ByHand(data), 1.0);
        AgainstHandlebars(measure, page);
    }

    // In turns, each side's best round by the processor's time: the machine may be busy.
    private static void AgainstHandlebars(Measure measure, Page page)
    {
        var ours = double.MaxValue;
        var theirs = double.MaxValue;
        for (var i = 0; i < Turns; i++)
        {
            if (Node() is not { } found)
            {
                Console.WriteLine("  not measured against npm's handlebars: node does not find it (npm install handlebars@4.7.10, NODE_PATH=FOLDER/node_modules)");
                return;
            }

            if (found.Hash != Convert.ToHexStringLower(SHA256.HashData(page.Written)))
            {
                throw new InvalidOperationException("handlebars of npm writes another page");
            }

            theirs = Math.Min(theirs, found.Microseconds);
            ours = Math.Min(ours, Best(page));
        }

        measure.Given("the same / npm's handlebars", ours / theirs, 0.5, string.Create(CultureInfo.InvariantCulture, $"{ours:0.0} µs against {theirs:0.0} µs"));
    }

    private static double Best(Page page)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var from = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Times; i++)
            {
                page.Write();
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - from).TotalMicroseconds / Times);
        }

        return best;
    }

    private static (double Microseconds, string Hash)? Node()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["-e", PageOfRows.Script, PageOfRows.Text]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var words = node.StandardOutput.ReadToEnd().Split(' ', '\n');
            node.WaitForExit();
            return node.ExitCode == 0 ? (double.Parse(words[0], CultureInfo.InvariantCulture), words[1]) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The template with its data and a buffer that is used again, as a server's is.</summary>
    private sealed class Page(Template template, RemMap data)
    {
        private readonly ArrayBufferWriter<byte> _output = new(8192);
        private readonly MapNames _names = new(data);
        private readonly TemplateLimits _limits = TemplateLimits.Of(RemLimits.Default);

        public ReadOnlySpan<byte> Written
        {
            get
            {
                Write();
                return _output.WrittenSpan;
            }
        }

        public void Write()
        {
            _output.ResetWrittenCount();
            template.Write(_names, _output, _limits, CancellationToken.None);
        }
    }
}
