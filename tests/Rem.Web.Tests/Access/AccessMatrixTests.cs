using System.Net.Http.Headers;
using System.Text;
using Rem.Web.Access;
using Rem.Web.Serving;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Access;

/// <summary>
/// Every registered endpoint, asked by everybody in every way. What each is for stands in matrix.txt: an endpoint that has no
/// line there fails the build.
/// </summary>
public sealed class AccessMatrixTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http pages:
          anyone: {role: anyone, output: x}
          look: {output: x}
          change: {methods: [GET, POST], output: x}
          write: {role: author, output: x}
          rule: {role: admin, methods: [GET, POST, DELETE], output: x}
        http rpc:
          anyone: {role: anyone, return: x}
          look: {safe: true, return: x}
          change: {return: x}
          write: {role: author, return: x}
          rule: {role: admin, return: x}
        http stream: {news: {queue: news}, open-news: {queue: news, role: anyone}, numbers: {series: [hosts/a], role: operator}}
        http static: {files: www, open-files: {folder: www, role: anyone}}
        """;

    private static readonly Role[] Roles = [Role.Viewer, Role.Operator, Role.Author, Role.Admin];

    [Fact]
    public async Task Every_endpoint_has_its_line()
    {
        await using var site = await RunningSite.StartAsync(Site, ("www/index", "x"));

        site.Endpoints.Select(Line).Order(StringComparer.Ordinal).ShouldBe(File.ReadAllLines(Expected).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_endpoint_lets_in_whom_it_should_and_nobody_else()
    {
        await using var site = await RunningSite.StartAsync(Site, ("www/index", "x"));
        var callers = await CallersAsync(site);
        var wrong = new List<string>();
        var asked = 0;
        foreach (var endpoint in site.Endpoints)
        {
            foreach (var method in endpoint.Methods)
            {
                foreach (var caller in callers)
                {
                    asked++;
                    var (status, expected) = (await AskAsync(site, endpoint, method, caller), Wanted(endpoint, method, caller));
                    if (!expected.Contains(status))
                    {
                        wrong.Add($"{method} {endpoint.Path} as {caller.Name}: {status}, expected {string.Join(" or ", expected)}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBe(27 * callers.Count);
    }

    private static string Expected => Path.Combine(AppContext.BaseDirectory, "Access", "matrix.txt");

    private static string Line(EndpointFacts endpoint) =>
        $"{endpoint.Kind} {endpoint.Path} {string.Join(',', endpoint.Methods)} {endpoint.Role.ToString().ToLowerInvariant()}";

    // The rule in other words than the server's: by the role that a caller has, and by whether a cookie came with its token.
    private static int[] Wanted(EndpointFacts endpoint, string method, Asker caller)
    {
        if (endpoint.Path == "/login" && method == "POST")
        {
            return [403]; // without the form's own field nobody is signed in
        }

        if (endpoint.Path == "/rem/link")
        {
            return [404]; // whoever asks: only a link that was signed is one
        }

        // A call without its page's token is refused whatever it calls: nobody learns which names there are.
        if (caller.Csrf == "" && endpoint.Kind == "function")
        {
            return [403];
        }

        if (caller.Role < endpoint.Role)
        {
            return caller.Role == Role.Anyone ? [401] : [404];
        }

        if (caller.Csrf == "" && method is not "GET")
        {
            return [403];
        }

        return endpoint.Path == "/logout" ? [303] : endpoint.Path == "/rem/assets/" ? [404] : [200];
    }

    private static async Task<List<Asker>> CallersAsync(RunningSite site)
    {
        var callers = new List<Asker> { new("nobody", Role.Anyone, null, null, null), new("a bad token", Role.Anyone, "rem_" + new string('x', 43), null, null), new("a bad cookie", Role.Anyone, null, new string('x', 43), null) };
        foreach (var role in Roles)
        {
            var token = await site.AddTokenAsync($"t-{role.ToString().ToLowerInvariant()}", role);
            callers.Add(new Asker($"{role} by token", role, token, null, null));
            var (cookie, csrf) = await SignInAsync(site, token);
            callers.Add(new Asker($"{role} by cookie", role, null, cookie, "") { SignsInBy = token });
            callers.Add(new Asker($"{role} by cookie with its token", role, null, cookie, csrf) { SignsInBy = token });
        }

        return callers;
    }

    private static async Task<(string Cookie, string Csrf)> SignInAsync(RunningSite site, string token)
    {
        using var browser = new Browser(site);
        (await browser.LoginAsync(("token", token))).Dispose();
        return (browser.Session!, await browser.CsrfAsync());
    }

    private static async Task<int> AskAsync(RunningSite site, EndpointFacts endpoint, string method, Asker caller)
    {
        if (endpoint.Path == "/logout" && caller.SignsInBy is { } token)
        {
            // It ends its session, which the other questions need.
            var (cookie, csrfOfIt) = await SignInAsync(site, token);
            caller = caller with { Cookie = cookie, Csrf = caller.Csrf is { Length: > 0 } ? csrfOfIt : caller.Csrf };
        }

        using var client = site.Anonymous();
        var path = endpoint.Kind == "folder" ? endpoint.Path + "/index" : endpoint.Path == "/rem/live" ? "/rem/live?at=/open-news" : endpoint.Path;
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (endpoint.Kind == "function")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }
        else if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([new("a", "b")]);
        }

        if (caller.Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);
        }

        if (caller.Cookie is not null)
        {
            request.Headers.Add("Cookie", $"rem-{site.Port}={caller.Cookie}");
        }

        if (caller.Csrf is { Length: > 0 } csrf)
        {
            request.Headers.Add("X-CSRF-Token", csrf);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }

    private sealed record Asker(string Name, Role Role, string? Token, string? Cookie, string? Csrf)
    {
        public string? SignsInBy { get; init; }
    }
}
