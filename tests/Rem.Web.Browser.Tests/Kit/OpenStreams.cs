using System.Globalization;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>The streams of a site's pages, as the server has them.</summary>
internal static class OpenStreams
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>How many are open.</summary>
    public static async Task<int> StreamsAsync(this RunningSite site)
    {
        var line = (await site.GetAsync("/metrics")).Split('\n').Single(static line => line.StartsWith("rem_http_streams ", StringComparison.Ordinal));
        return int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until so many are open.</summary>
    public static async Task UntilStreamsAsync(this RunningSite site, int wanted)
    {
        for (var i = 0; i < 1000 && await site.StreamsAsync() != wanted; i++)
        {
            await Task.Delay(Look, TimeProvider.System);
        }

        (await site.StreamsAsync()).ShouldBe(wanted);
    }
}
