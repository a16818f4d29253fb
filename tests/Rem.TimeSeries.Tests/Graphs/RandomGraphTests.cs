using System.Xml.Linq;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Svg;

namespace Rem.TimeSeries.Tests.Graphs;

/// <summary>What holds for every graph.</summary>
public sealed class RandomGraphTests
{
    private const int Graphs = 300;
    private static readonly Lazy<(int Seed, Graph Graph, Drawn Drawn)[]> _all = new(static () => [.. Enumerable.Range(1, Graphs)
        .Select(static seed => (Seed: seed, Graph: Made.Random(new Random(seed))))
        .Where(static made => !(made.Graph.Look.Lower >= made.Graph.Look.Upper))
        .Select(static made => (made.Seed, made.Graph, new Drawn(made.Graph)))]);

    [Fact]
    public void A_graph_is_well_formed_and_holds_nothing_but_shapes_and_texts() => Each((graph, drawn) =>
    {
        string[] known = ["svg", "title", "desc", "rect", "path", "text", "g", .. graph.Look.Theme == GraphTheme.Auto ? ["style"] : Array.Empty<string>()];
        drawn.Root.DescendantsAndSelf().Select(static element => element.Name.LocalName).Except(known).ShouldBeEmpty();
        drawn.Root.DescendantsAndSelf().ShouldAllBe(static element => element.Name.NamespaceName == "http://www.w3.org/2000/svg");
        var attributes = drawn.Root.DescendantsAndSelf().Attributes().Where(static attribute => !attribute.IsNamespaceDeclaration).ToArray();
        attributes.ShouldAllBe(static attribute => !attribute.Name.LocalName.StartsWith("on") && !attribute.Name.LocalName.Contains("href") && attribute.Name.LocalName != "style" && attribute.Name.LocalName != "id");
        attributes.ShouldAllBe(static attribute => !attribute.Value.Contains("url("));
    });

    [Fact]
    public void Every_known_value_is_drawn_inside_the_plot() => Each((graph, drawn) =>
    {
        var box = drawn.Layout.Box;
        for (var i = 0; i < graph.Series.Count; i++)
        {
            var known = drawn.Layout.Layers[i].Cells.Count(static cell => cell.IsKnown);
            if (known == 0)
            {
                continue;
            }

            foreach (var (x, y) in Groups(drawn, i).SelectMany(static shape => shape).SelectMany(static part => part))
            {
                x.ShouldBeInRange(box.Left - 0.01, box.Right + 0.01);
                y.ShouldBeInRange(box.Top - 0.01, box.Bottom + 0.01);
            }
        }
    });

    [Fact]
    public void A_line_covers_what_is_known_and_nothing_else() => Each((graph, drawn) =>
    {
        for (var i = 0; i < graph.Series.Count; i++)
        {
            var cells = drawn.Layout.Layers[i].Cells;
            if (!cells.Any(static cell => cell.IsKnown))
            {
                continue;
            }

            var runs = Groups(drawn, i)[^1].Select(part => ((part[0].X - drawn.Layout.Box.Left) * 10, (part[^1].X - drawn.Layout.Box.Left) * 10)).ToArray();
            foreach (var cell in cells)
            {
                var covered = runs.Sum(run => Math.Max(0, Math.Min(cell.Right, run.Item2) - Math.Max(cell.Left, run.Item1)));
                covered.ShouldBe(cell.IsKnown ? cell.Right - cell.Left : 0, 0.5);
            }
        }
    });

    [Fact]
    public void Ticks_ascend_inside_the_axis_at_round_values() => Each((graph, drawn) =>
    {
        var axis = drawn.Layout.Values;
        axis.Ticks.ShouldNotBeEmpty();
        axis.Ticks.ShouldAllBe(tick => tick.Value >= axis.Lower && tick.Value <= axis.Upper);
        axis.Ticks.Zip(axis.Ticks.Skip(1)).ShouldAllBe(static pair => pair.First.Value < pair.Second.Value && pair.First.Label != pair.Second.Label);
        axis.Ticks.Count.ShouldBeLessThanOrEqualTo(Math.Max(4, (drawn.Layout.Box.Height / 17) + 2));
        if (axis.Ticks.Count > 2 && graph.Look is { Lower: null, Upper: null })
        {
            var step = axis.Ticks[^1].Value - axis.Ticks[^2].Value;
            axis.Ticks.ShouldAllBe(tick => Math.Abs((tick.Value / step) - Math.Round(tick.Value / step)) < 1e-6);
            IsRound(step).ShouldBeTrue($"a step of {step:R}");
        }
    });

    [Fact]
    public void Ticks_of_time_ascend_inside_the_graph_and_their_labels_do_not_touch() => Each((graph, drawn) =>
    {
        var (times, look) = (drawn.Layout.Times, graph.Look);
        times.ShouldAllBe(tick => tick.Time >= look.Start && tick.Time <= look.End);
        times.Zip(times.Skip(1)).ShouldAllBe(static pair => pair.First.Time < pair.Second.Time);
        var labels = times.Select(tick => (Middle: drawn.Layout.X(tick.Time) / 10.0, Half: TextWidths.Of(tick.Label, GraphLayout.TextSize) / 2)).ToArray();
        labels.Zip(labels.Skip(1)).ShouldAllBe(static pair => pair.First.Middle + pair.First.Half <= pair.Second.Middle - pair.Second.Half + 1);
    });

    [Fact]
    public void No_text_leaves_the_picture() => Each((graph, drawn) =>
    {
        foreach (var text in drawn.All("text"))
        {
            var (x, y) = ((double)text.Attribute("x")!, (double)text.Attribute("y")!);
            var width = TextWidths.Of(text.Value, (double?)text.Attribute("font-size") ?? GraphLayout.TextSize);
            var left = (string?)text.Attribute("text-anchor") switch { "end" => x - width, "middle" => x - (width / 2), _ => x };
            left.ShouldBeGreaterThanOrEqualTo(-1, text.ToString());
            (left + width).ShouldBeLessThanOrEqualTo(graph.Look.Width + 1, text.ToString());
            y.ShouldBeInRange(0, graph.Look.Height, text.ToString());
        }
    });

    [Fact]
    public void No_peak_is_lost() => Each((graph, drawn) =>
    {
        for (var i = 0; i < graph.Series.Count; i++)
        {
            var cells = drawn.Layout.Layers[i].Cells.Where(static cell => cell.IsKnown).ToArray();
            if (cells.Length > 0 && graph.Series[i].Style != GraphStyle.Stack)
            {
                var highest = drawn.Layout.Y(cells.Max(static cell => cell.Greatest)) / 10.0;
                Groups(drawn, i).SelectMany(static shape => shape).SelectMany(static part => part).Min(static point => point.Y).ShouldBe(highest, 0.31);
                cells.Max(static cell => cell.Greatest).ShouldBe(Greatest(graph, i, drawn));
            }
        }
    });

    // The greatest of the rows that a pixel has taken: those whose middle is in the graph, or where rows are wide, that touch it.
    private static double Greatest(Graph graph, int index, Drawn drawn)
    {
        var (series, look) = (graph.Series[index], graph.Look);
        var isNarrow = series.Values.Step.TotalSeconds * drawn.Layout.Box.Width <= (look.End - look.Start).TotalSeconds;
        var greatest = double.NaN;
        for (var i = 0; i < series.Values.Values.Count; i++)
        {
            var left = series.Values.Start + (i * series.Values.Step);
            var isIn = isNarrow
                ? left + (series.Values.Step / 2) >= look.Start && left + (series.Values.Step / 2) < look.End
                : left + series.Values.Step > look.Start && left < look.End && drawn.Layout.X(left + series.Values.Step) > Math.Max(drawn.Layout.X(left), drawn.Layout.Box.Left * 10);
            var value = Math.Max(series.Values.Values[i], series.Greatest?.Values[i] ?? double.NegativeInfinity);
            greatest = isIn && !double.IsNaN(value) && !(value <= greatest) ? value : greatest;
        }

        return greatest;
    }

    // A series without anything known has no group.
    private static List<List<List<(double X, double Y)>>> Groups(Drawn drawn, int index) =>
        drawn.Shapes(drawn.Layout.Layers.Take(index).Count(static layer => layer.Cells.Any(static cell => cell.IsKnown)));

    // 1, 2 or 5 of a power of ten, a power of two, or parts of minutes, hours and days.
    private static bool IsRound(double step)
    {
        bool Is(double part) => Math.Abs(part - Math.Round(part)) < 1e-6 * part && Math.Round(part) is 1 or 2 or 5 or 10;
        return Is(step / Math.Pow(10, Math.Floor(Math.Log10(step)))) || Math.Abs(Math.Log2(step) - Math.Round(Math.Log2(step))) < 1e-6
            || (step >= 15 && 86_400 % step < 1e-6) || (step > 86_400 && Is(step / 86_400 / Math.Pow(10, Math.Floor(Math.Log10(step / 86_400)))));
    }

    private static void Each(Action<Graph, Drawn> check)
    {
        foreach (var (seed, graph, drawn) in _all.Value)
        {
            try
            {
                check(graph, drawn);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"the graph of seed {seed}: {error.Message}", error);
            }
        }
    }
}
