using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Svg;

namespace Rem.TimeSeries.Tests.Graphs;

/// <summary>A graph as it came out: read back from its text, as a browser does.</summary>
internal sealed partial class Drawn
{
    public Drawn(Graph graph)
    {
        Text = SvgGraph.DrawText(graph);
        Root = XDocument.Parse(Text).Root!;
        Layout = GraphLayout.Of(graph);
    }

    public string Text { get; }

    public XElement Root { get; }

    public GraphLayout Layout { get; }

    public string Title => Root.Elements().First(element => element.Name.LocalName == "title").Value;

    public string Summary => Root.Elements().First(element => element.Name.LocalName == "desc").Value;

    public IEnumerable<string> Texts => All("text").Select(element => element.Value);

    public IEnumerable<XElement> All(string name) => Root.Descendants().Where(element => element.Name.LocalName == name);

    /// <summary>The shapes of the series at a place in the legend: the last is its line.</summary>
    public List<List<List<(double X, double Y)>>> Shapes(int index) =>
        [.. All("g").ElementAt(index).Elements().Where(element => element.Name.LocalName == "path").Select(path => Points((string)path.Attribute("d")!))];

    public List<List<(double X, double Y)>> Line(int index) => Shapes(index)[^1];

    /// <summary>The points of each part of a path.</summary>
    public static List<List<(double X, double Y)>> Points(string path)
    {
        var (parts, x, y) = (new List<List<(double X, double Y)>>(), 0.0, 0.0);
        foreach (Match step in Step().Matches(path))
        {
            var numbers = Number().Matches(step.Groups[2].Value).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)).ToArray();
            (x, y) = step.Groups[1].Value switch
            {
                "M" => (numbers[0], numbers[1]),
                "l" => (x + numbers[0], y + numbers[1]),
                "h" => (x + numbers[0], y),
                "v" => (x, y + numbers[0]),
                _ => (x, y),
            };
            if (step.Groups[1].Value == "M")
            {
                parts.Add([]);
            }

            parts[^1].Add((x, y));
        }

        return parts;
    }

    [GeneratedRegex("([Mlhvz])([^Mlhvz]*)")]
    private static partial Regex Step();

    [GeneratedRegex(@"-?(\d+\.\d+|\.\d+|\d+)")]
    private static partial Regex Number();
}
