using System.Net;
using System.Text.Json;
using Rem.Cli;
using Rem.Errors;
using Rem.Running;
using Rem.Shared;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Links;

/// <summary>A site whose functions make links, and what its tests do with them.</summary>
internal static class LinkSite
{
    public const string Plan = """
        http sites: {main: {listen: PORT, mounts: {/: ., /ops: .}}}
        http rpc:
          change:
            about: Changes something.
            args: [{name: what, required: true}, {name: hours, type: number, default: 4}]
            run:
              - count changes: 1
              - set state told: {last: "${{ what }} ${{ hours }} by ${{ request.user.name }} as ${{ request.user.role }}"}
            return: changed ${{ what }}
          refuse: {run: [{count changes: 1}, {fail: "not today"}]}
          write: {role: author, run: [{count changes: 1}], return: done}
          again: {run: [{http link: {function: change, user: eve}, as: link}], return: "${{ link.url }}"}
          make:
            role: viewer
            args: [{name: called, default: change}, {name: role, default: operator}, {name: time, default: 1h}, {name: once, type: flag, default: true}, {name: what, default: web}]
            run:
              - http link: {function: "${{ called }}", user: anna, role: "${{ role }}", arguments: {}, for: "${{ time }}", once: "${{ once }}"}
                as: open
              - if called == 'change':
                  run:
                    - http link: {function: change, user: anna, role: "${{ role }}", arguments: {what: "${{ what }}"}, for: "${{ time }}", once: "${{ once }}"}
                      as: open
            return: ${{ open.url }}
          script:
            run: [{lua: "return rem.call('http link', { ['function'] = 'change', user = 'lua', arguments = { what = 'web' } })", as: link}]
            return: ${{ link.url }}
        """;

    public static Task<string> MakeAsync(RunningSite site, string arguments) => CallAsync(site.Client, "make", arguments);

    public static async Task<string> CallAsync(HttpClient client, string function, string arguments)
    {
        using var content = new StringContent(arguments, null, "application/json");
        using var answer = await client.PostAsync("/rpc/" + function, content);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonSerializer.Deserialize<string>(body)!;
    }

    // A link that no step would make: signed with the site's own key.
    public static async Task<string> SignAsync(RunningSite site, Func<Link, Link> change)
    {
        await using var access = await WebAccess.OpenAsync(site.Resources, new MemoryAudit(TimeProvider.System), TimeProvider.System, follows: false, default);
        var link = change(new Link
        {
            Id = "0123456789abcdef",
            Site = "main",
            Mount = "/ops/",
            Function = "change",
            Arguments = new RemMap { ["what"] = "web" },
            User = "anna",
            Role = Role.Operator,
            Until = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 3600),
            IsOnce = true,
        });
        return "/rem/link?k=" + await access.Links.WriteAsync(link, default);
    }

    public static async Task UntilGoneAsync(HttpClient client, string link)
    {
        for (var i = 0; i < 4000 && (await client.GetAsync(link)).StatusCode != HttpStatusCode.Gone; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(static field => new KeyValuePair<string, string>(field.Name, field.Value)));

    public static async Task<long> ChangesAsync(RunningSite site) => (long)await site.Resources.Counters.Open("changes").GetAsync(default);

    public static async Task<string?> LastAsync(RunningSite site) => (await site.Resources.States.Open("told").GetAsync("last", default))?.Value as string;
}
