using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Rem.Web.Static;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Static;

public sealed partial class AssetTests
{
    private const int MostPacked = 120 * 1024;
    private static readonly string Folder = Path.Combine(Root(), "engine/Rem.Web/assets");

    [Fact]
    public void Vendored_files_are_those_that_were_looked_at_and_nothing_else_lies_there()
    {
        var listed = File.ReadAllLines(Path.Combine(Folder, "SHA256SUMS")).Select(static line => line.Split("  ")).ToDictionary(static parts => parts[1], static parts => parts[0]);
        var there = Directory.GetFiles(Path.Combine(Folder, "vendor"), "*", SearchOption.AllDirectories)
            .ToDictionary(static path => Path.GetRelativePath(Folder, path), static path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));

        there.OrderBy(static each => each.Key, StringComparer.Ordinal).ShouldBe(listed.OrderBy(static each => each.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_package_has_its_licence()
    {
        var packages = Directory.GetFiles(Path.Combine(Folder, "vendor")).Select(static path => Path.GetFileName(path).Split('.')[0]).Distinct();

        packages.Where(name => !File.Exists(Path.Combine(Folder, "vendor", name + ".LICENSE.txt"))).ShouldBeEmpty();
    }

    [Fact]
    public void All_of_them_together_stay_small()
    {
        var packed = Assets.All.Sum(static asset => asset.For("gzip").Bytes.Length);

        packed.ShouldBeLessThan(MostPacked);
    }

    [Fact]
    public void None_names_another_place()
    {
        foreach (var asset in Assets.All.Where(static asset => !asset.Name.Contains("LICENSE", StringComparison.Ordinal)))
        {
            var text = System.Text.Encoding.UTF8.GetString(asset.Bytes);
            Addresses().Matches(text).Select(static match => match.Value).Where(static address => !address.Contains("www.w3.org", StringComparison.Ordinal) && !address.Contains("github.com/leeoniya/uPlot", StringComparison.Ordinal) && !address.Contains("picocss.com", StringComparison.Ordinal))
                .ShouldBeEmpty(asset.Name);
        }
    }

    [Theory]
    [InlineData("rem.css", "text/css; charset=utf-8")]
    [InlineData("rem.js", "text/javascript; charset=utf-8")]
    [InlineData("rem.svg", "image/svg+xml")]
    [InlineData("uplot.LICENSE.txt", "text/plain; charset=utf-8")]
    public async Task A_file_comes_with_its_type_and_validator(string name, string type)
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: hello}");

        using var answer = await site.Client.GetAsync("/rem/assets/" + name);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/rem/assets/" + name);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var second = await site.Client.SendAsync(again);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_file_is_packed_for_who_takes_it_so(string coding)
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: hello}");
        using var request = new HttpRequestMessage(HttpMethod.Get, Assets.Folder + "rem.js");
        request.Headers.Add("Accept-Encoding", coding);

        using var answer = await site.Client.SendAsync(request);

        answer.Content.Headers.ContentEncoding.ShouldBe([coding]);
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        await using var packed = await answer.Content.ReadAsStreamAsync();
        await using Stream unpacked = coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        (await text.ReadToEndAsync()).ShouldBe(await File.ReadAllTextAsync(Path.Combine(Folder, "rem.js")));
    }

    [Theory]
    [InlineData("/rem/assets/")]
    [InlineData("/rem/assets/nope.js")]
    [InlineData("/rem/assets/package.json")]
    [InlineData("/rem/assets/..%2f..%2fetc/passwd")]
    [InlineData("/rem/assets/000000000000/rem.js")]
    public async Task What_is_none_of_them_is_not_there(string path)
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: hello}");

        (await RawClient.GetAsync(site.Port, path)).Status.ShouldBe(404);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "rem.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex("https?://[^\\s'\"`)]+")]
    private static partial Regex Addresses();
}
