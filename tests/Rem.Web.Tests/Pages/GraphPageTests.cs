using System.Xml.Linq;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Pages;

public sealed class GraphPageTests
{
    [Fact]
    public async Task A_page_answers_with_a_graph_of_time_series()
    {
        await using var site = await RunningSite.StartAsync("""
            http sites: {main: {listen: PORT}}
            http pages:
              load.svg:
                run:
                  - lua: return rem.timeseries.update('load', nil, {one = 5})
                  - timeseries graph: {series: load, start: now-1h, title: "${{ query.title ?? 'Load' }}", width: 320, height: 160, theme: auto}
                    as: picture
                response: {content type: image/svg+xml, body: "${{ picture.output }}"}
            """);

        using var answer = await site.Client.GetAsync(new Uri("/load.svg?title=</title><script>", UriKind.Relative));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        svg.Name.LocalName.ShouldBe("svg");
        svg.Elements().First().Value.ShouldBe("</title><script>");
        svg.Descendants().ShouldNotContain(static element => element.Name.LocalName == "script");
    }
}
