using System.Globalization;
using Rem.Errors;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Svg;

namespace Rem.TimeSeries.Tests.Graphs;

public sealed class SvgGraphTests
{
    private const double U = Made.U;

    [Fact]
    public void A_gap_is_left_open_and_a_value_that_stands_alone_is_a_dash()
    {
        var line = new Drawn(Made.Graph(1, 2, U, 3, U, U)).Line(0);

        line.Count.ShouldBe(2);
        line[1][0].Y.ShouldBe(line[1][^1].Y);
        var sixth = new Drawn(Made.Graph(1, 2, U, 3, U, U)).Layout.Box.Width / 6.0;
        (line[1][^1].X - line[1][0].X).ShouldBe(sixth, 0.2);
        (line[0][^1].X - line[0][0].X).ShouldBe(2 * sixth, 0.2);
    }

    [Fact]
    public void Names_and_titles_never_become_markup()
    {
        const string evil = "</text><script>alert(1)</script>&\"'\u0000\u202e";
        var graph = new Graph(Made.Hour with { Title = evil, Unit = evil, Bounds = [new(1, evil, GraphMark.Warning)], Events = [new(Made.Start.AddMinutes(5), null, evil, GraphMark.Note)] }, [Made.Series(evil, 600, 1, 2, 3, 4, 5, 6)]);

        var drawn = new Drawn(graph);

        drawn.All("script").ShouldBeEmpty();
        drawn.Title.ShouldBe("</text><script>alert(1)</script>&\"'\ufffd\ufffd");
        drawn.Text.ShouldNotContain("<script");
    }

    [Fact]
    public void Texts_of_megabytes_are_cut()
    {
        var much = new string('x', 198) + "\ud83d\ude00" + new string('<', 5_000_000);
        var graph = new Graph(Made.Hour with { Title = much, Unit = much, Bounds = [new(1, much, GraphMark.Warning)], Events = [.. Enumerable.Range(0, 1000).Select(i => new GraphEvent(Made.Start.AddSeconds(i), null, much, GraphMark.Note))] }, [Made.Series(much, 600, 1, 2, 3, 4, 5, 6)]);

        var drawn = new Drawn(graph);

        drawn.Title.ShouldBe(new string('x', 198) + "…");
        drawn.Text.Length.ShouldBeLessThan(500_000);
    }

    [Fact]
    public void Readers_who_do_not_see_it_are_told_what_it_shows()
    {
        var graph = new Graph(
            Made.Hour with { Title = "CPU", Unit = "%", Zone = Made.Berlin, Bounds = [new(90, "critical", GraphMark.Critical)], Events = [new(Made.Start.AddMinutes(5), null, "deploy", GraphMark.Note), new(Made.Start.AddHours(9), null, "later", GraphMark.Note)] },
            [Made.Series("user", 600, 10, 20, U, 30, 40, 50)]);

        var drawn = new Drawn(graph);

        drawn.Root.Attribute("role")!.Value.ShouldBe("img");
        drawn.Title.ShouldBe("CPU");
        drawn.Summary.ShouldBe("2026-03-10 01:00 – 02:00 Europe/Berlin. user: last 50 %, least 10 %, average 30 %, greatest 50 %, 17 % of the time unknown. critical at 90 %. Events: 2026-03-10 01:05:00 deploy.");
    }

    [Fact]
    public void The_legend_has_last_min_avg_and_max_of_the_archives()
    {
        var graph = new Graph(Made.Hour with { Unit = "s" }, [new GraphSeries("time", Made.Values(1800, 1, 2), GraphStyle.Line, Made.Values(1800, 0.5, 1), Made.Values(1800, 1.5, 9))]);

        new Drawn(graph).Texts.SkipWhile(static text => text != "last").ShouldBe(["last", "min", "avg", "max", "time", "2 s", "500 ms", "1.5 s", "9 s"]);
    }

    [Fact]
    public void Rows_narrower_than_a_pixel_keep_the_peaks_of_their_averages()
    {
        var values = new double[36_000];
        (values[20_000], values[20_001]) = (100, -50);
        var drawn = new Drawn(new Graph(Made.Hour with { End = Made.Start.AddHours(10) }, [Made.Series("v", 1, values)]));

        var band = drawn.Shapes(0)[0].SelectMany(static part => part).ToArray();
        band.Min(static point => point.Y).ShouldBe(drawn.Layout.Y(100) / 10.0, 0.11);
        band.Max(static point => point.Y).ShouldBe(drawn.Layout.Y(-50) / 10.0, 0.11);
    }

    [Fact]
    public void Stacked_series_stand_on_each_other_and_an_unknown_part_is_marked()
    {
        var graph = new Graph(Made.Hour, [Made.Series("a", 900, 1, 1, 1, 1) with { Style = GraphStyle.Stack }, Made.Series("b", 900, 2, U, 2, 2) with { Style = GraphStyle.Stack }, Made.Series("c", 1800, 3, 3) with { Style = GraphStyle.Stack }]);
        var drawn = new Drawn(graph);

        var layers = drawn.Layout.Layers;
        layers[2].Cells[10].Average.ShouldBe(6);
        layers[2].Cells[drawn.Layout.Box.Width * 3 / 8].Average.ShouldBe(4);
        layers[2].Floor![drawn.Layout.Box.Width * 3 / 8].ShouldBe(1);
        drawn.Texts.ShouldContain("a part of the stack is unknown");
        drawn.Layout.Values.Upper.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public void A_bound_that_is_far_away_is_told_and_does_not_press_the_series_together()
    {
        var drawn = new Drawn(new Graph(Made.Hour with { Bounds = [new(5, "near", GraphMark.Warning), new(5000, "far", GraphMark.Critical)] }, [Made.Series("v", 600, 1, 2, 3, 4, 3, 2)]));

        drawn.Layout.Values.Upper.ShouldBe(5);
        drawn.Texts.ShouldContain("near");
        drawn.Texts.ShouldContain("far 5 k, above the picture");
    }

    [Fact]
    public void What_is_fixed_stays_and_values_beyond_it_are_at_its_edge()
    {
        var drawn = new Drawn(new Graph(Made.Hour with { Lower = 0, Upper = 10 }, [Made.Series("v", 600, 1, 2, 300, 4, 3, 2)]));

        (drawn.Layout.Values.Lower, drawn.Layout.Values.Upper).ShouldBe((0, 10));
        drawn.Line(0)[0].Min(static point => point.Y).ShouldBe(drawn.Layout.Box.Top, 0.1);
    }

    [Fact]
    public void A_graph_that_follows_the_reader_has_rules_for_the_dark_and_the_others_have_no_rules()
    {
        var graph = Made.Graph(1, 2, 3);

        new Drawn(graph).Text.ShouldNotContain("<style");
        new Drawn(graph with { Look = graph.Look with { Theme = GraphTheme.Dark } }).Text.ShouldContain("fill=\"#1a212c\"");
        new Drawn(graph with { Look = graph.Look with { Theme = GraphTheme.Auto } }).Text.ShouldContain("<style>@media (prefers-color-scheme:dark){");
    }

    [Fact]
    public void A_graph_of_nothing_says_so() => new Drawn(Made.Graph(U, U)).Texts.ShouldContain("no data");

    [Fact]
    public void Many_series_have_rows_as_far_as_there_is_room_and_the_rest_is_counted()
    {
        var drawn = new Drawn(new Graph(Made.Hour, [.. Enumerable.Range(0, 40).Select(static i => Made.Series("s" + i.ToString(CultureInfo.InvariantCulture), 600, 1, 2, 3, i, 5, 6))]));

        drawn.Texts.ShouldContain("and 34 more");
        drawn.Layout.Box.Height.ShouldBeGreaterThanOrEqualTo(100);
        drawn.All("g").Count().ShouldBe(40);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(40, true)]
    public void A_low_picture_names_as_many_series_as_there_is_room_for_and_counts_the_rest(int count, bool hasMore)
    {
        var drawn = new Drawn(new Graph(Made.Hour with { Width = 400, Height = 120 }, [.. Enumerable.Range(0, count).Select(static i => Made.Series("s" + i.ToString(CultureInfo.InvariantCulture), 600, 1, 2, 3, i, 5, 6))]));

        var named = drawn.Texts.Count(static text => text.Length > 1 && text[0] == 's' && char.IsDigit(text[1]));
        drawn.Texts.Any(text => text == $"and {count - named} more").ShouldBe(hasMore);
        (named == count).ShouldBe(!hasMore);
    }

    [Fact]
    public void All_that_is_wrong_with_a_graph_is_said_at_once()
    {
        var look = Made.Hour with { Width = 10, Height = 99_999, End = Made.Start, Lower = 5, Upper = 5, Bounds = [new(U, "x", GraphMark.Note)] };

        var error = Should.Throw<PlanException>(() => SvgGraph.Draw(new Graph(look, [])));

        error.Finding.Code.ShouldBe(SeriesErrors.Graph);
        foreach (var part in new[] { "1 to 100 series, got 0", "120 to 4000 pixels wide, got 10", "60 to 4000 pixels high, got 99999", "ends a second or more after", "'lower' must be below 'upper'", "a bound must be finite" })
        {
            error.Finding.Message.ShouldContain(part);
        }
    }

    [Fact]
    public void Least_and_greatest_of_another_step_are_refused() =>
        Should.Throw<PlanException>(() => SvgGraph.Draw(new Graph(Made.Hour, [new GraphSeries("v", Made.Values(600, 1, 2), GraphStyle.Line, Made.Values(300, 1, 2))]))).Finding.Message.ShouldContain("'v'");
}
