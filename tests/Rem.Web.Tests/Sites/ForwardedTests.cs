using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Sites;

public sealed class ForwardedTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("198.51.100.1, 192.0.2.7", "192.0.2.7")]
    [InlineData("198.51.100.1, 192.0.2.7, 127.0.0.1", "192.0.2.7")]
    [InlineData("nonsense", "127.0.0.1")]
    public async Task A_proxy_of_the_site_says_who_asks(string header, string expected) =>
        (await AddressAsync("proxies: [127.0.0.1]", header)).ShouldBe(expected);

    [Fact]
    public async Task Nobody_else_is_believed() => (await AddressAsync("proxies: [192.0.2.1]", "192.0.2.7")).ShouldBe("127.0.0.1");

    private static async Task<string> AddressAsync(string setting, string header)
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: \"127.0.0.1:PORT\", " + setting + "}}\nhttp pages: {index: x}");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "X-Forwarded-For", header } } };
        (await site.Client.SendAsync(request)).Dispose();
        return await site.RequestAsync("/", "from");
    }
}
