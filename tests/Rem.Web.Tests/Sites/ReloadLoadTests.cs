using System.Globalization;
using System.Net;
using Rem.Web.Tests.Kit;
using Xunit.Abstractions;

namespace Rem.Web.Tests.Sites;

/// <summary>A file that is rewritten a hundred times while 500 requests a second and more run.</summary>
[Collection(AloneCollection.Name)]
public sealed class ReloadLoadTests(ITestOutputHelper output)
{
    private const int Rewrites = 100;
    private const int PerSecond = 600; // what is asserted is 500: the pace itself must not be what the test hangs on
    private const string Site = """
        http sites: {main: {listen: PORT, mounts: {/: page.yaml, /own: .}}}
        http pages: {wrong: {run: [{node facts: refused, as: found}], return: "${{ found }}"}}
        """;

    [Fact]
    public async Task No_request_of_500_a_second_fails_while_a_plan_is_rewritten_a_hundred_times_with_halves_between()
    {
        await using var site = await RunningSite.StartAsync(Site, ("page.yaml", Page(0)));
        await site.GetAsync("/");
        var (whole, seen) = (0, new int[Rewrites + 1]);
        var began = TimeProvider.System.GetTimestamp();
        var load = PacedLoad.Start(PerSecond, number => AskAsync(site, number % 30 == 0 ? "/slow" : "/", seen, () => Volatile.Read(ref whole)));

        for (var i = 1; i <= Rewrites; i++)
        {
            var text = Page(i);
            site.Folder.Write("page.yaml", text[..(text.Length / 2)]);
            await StandsAsync(site, i);
            Volatile.Write(ref whole, i); // before it is written: from then on it may be answered
            site.Folder.Write("page.yaml", text);
            await PauseAsync(site, i);
        }

        await site.UntilAsync("/", $"version {Rewrites}");
        var written = TimeProvider.System.GetElapsedTime(began);
        var result = await load.EndAsync();
        output.WriteLine($"{result}; {seen.Count(static count => count > 0)} versions were answered");
        result.Failures.ShouldBeEmpty();
        result.Count.ShouldBeGreaterThanOrEqualTo((int)(PerSecond * 0.8 * written.TotalSeconds)); // what a machine answers a second is a benchmark's
        seen.Count(static count => count > 0).ShouldBeGreaterThan(5);
        await site.UntilAsync("/own/wrong", "[]");
    }

    // Most versions are replaced before they can be seen; every tenth stays until it has been.
    private static async Task PauseAsync(RunningSite site, int number)
    {
        if (number % 10 == 0)
        {
            await site.UntilAsync("/", $"version {number}");
        }
        else
        {
            await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System);
        }
    }

    // Most halves are gone before anybody looks; every twentieth stays until it has been refused, and the site says so itself.
    private static async Task StandsAsync(RunningSite site, int number)
    {
        if (number % 20 != 5)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            return;
        }

        var shown = "[]";
        for (var i = 0; i < 4000 && shown == "[]"; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            shown = await site.GetAsync("/own/wrong");
        }

        shown.ShouldContain("page.yaml:4:");
        shown.ShouldContain("\"plan\":");
        site.Log.Lines.ShouldContain(static line => line.Level == Running.LogLevel.Error && line.Text.Contains("is wrong; the old version goes on", StringComparison.Ordinal));
    }

    // An answer is a whole version, none that was not written yet, and none that is older than what was answered when it was asked.
    private static async Task<string?> AskAsync(RunningSite site, string path, int[] seen, Func<int> whole)
    {
        var least = Array.FindLastIndex(seen, static count => count > 0);
        using var answer = await site.Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK || !text.StartsWith("version ", StringComparison.Ordinal) || !int.TryParse(text.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return $"{(int)answer.StatusCode} {text}";
        }

        Interlocked.Increment(ref seen[version]);
        return version >= least && version <= whole() ? null : $"version {version}, expected one from {least} to {whole()}";
    }

    // `slow` is there so that some requests are always inside of the version that goes; the half ends in the text of `other`.
    private static string Page(int version) => $$"""
        http pages:
          index: {run: [{js: "return {{version}};", as: n}], return: "version $NAME"}
          slow: {run: [{shell: sleep 0.1}, {js: "return {{version}};", as: n}], return: "version $NAME"}
          other: "{{new string('x', 2000)}}"
        """.Replace("$NAME", "${{ n.output }}", StringComparison.Ordinal);
}
