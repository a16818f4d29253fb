using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using YamlDotNet.Core;

namespace Rem.Benchmarks.Loading;

/// <summary>A plan's text into the tree, with places, limits, comments and duplicate keys, against bare events.</summary>
internal static class LoadingBenchmark
{
    public static void Run(Measure measure)
    {
        var plan = PlanText(1024 * 1024);
        measure.Ratio("a plan of 1 MB: PlanReader / YamlDotNet's events", () => Read(plan), () => Events(plan), 2.0);
        var dense = DenseText(900 * 1024);
        measure.Ratio("900 kB of short values: PlanReader / YamlDotNet's events", () => Read(dense), () => Events(dense), 3.5);
        var small = PlanText(100 * 1024);
        measure.Duration("a plan of 100 kB: PlanReader", () => Read(small), TimeSpan.FromMilliseconds(50));
        var engine = Engines.Make();
        measure.Duration("a plan of 100 kB checked: read and bound", () => Check(engine, small), TimeSpan.FromMilliseconds(50));
    }

    private static void Read(string text)
    {
        var findings = new FindingList();
        if (PlanReader.Read(new SourceFile("plan.yaml", text), RemLimits.Default, findings).Root is null || findings.HasErrors)
        {
            throw new InvalidOperationException("the plan was refused: " + findings.Items[0].Message);
        }
    }

    private static void Check(RemEngine engine, string text)
    {
        var findings = new FindingList();
        engine.LoadText(text, "plan.yaml", findings);
        if (findings.HasErrors)
        {
            throw new InvalidOperationException("the plan was refused: " + findings.Items[0].Message);
        }
    }

    private static void Events(string text)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
        }
    }

    private static string PlanText(int size)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < size; i++)
        {
            text.Append(
                $$$"""
                # host {{{i}}} of the fleet
                host {{{i}}}:
                  name: web{{{i}}}.example.com
                  limits: {warn: {{{i % 7}}}, bad: 4.5, unit: ms}
                  if load.one > limits.bad:
                    status: "overloaded at ${{ load.one }}"   # told to everybody
                  elif load.one > limits.warn:
                    status: busy
                  else:
                    status: 'calm'
                  run:
                    - shell: |
                        df --output=pcent /data/{{{i}}} |
                          tail -1
                      as: disk
                    - put in queue alerts: {text: "disk at ${{ used }} %", urgent: true}

                """);
        }

        return text.ToString();
    }

    private static string DenseText(int size)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < size; i++)
        {
            text.Append('k').Append(i).Append(": [1, a, null, 2.5, {b: c, d: }]\n");
        }

        return text.ToString();
    }
}
