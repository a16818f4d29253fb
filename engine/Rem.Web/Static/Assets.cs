using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Rem.Web.Serving;

namespace Rem.Web.Static;

/// <summary>
/// The styles and scripts of REM's own pages, which lie in the program: `/rem/assets/NAME` is asked for again each time,
/// `/rem/assets/VERSION/NAME` is kept for good, since what changes has another version. Safe to use from several threads.
/// </summary>
internal static class Assets
{
    /// <summary>Where they are served.</summary>
    public const string Path = "rem/assets/";

    private const string Resource = "assets/";
    private const string ForGood = "public, max-age=31536000, immutable";
    private static readonly FrozenDictionary<string, Asset> ByName = Read();

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<Asset> All => ByName.Values;

    /// <summary>The folder that the pages name: below it every file is the one of this program. Ends with a slash.</summary>
    public static string Folder { get; } = $"/{Path}{Version()}/";

    /// <summary>Answers.</summary>
    public static Task AnswerAsync(Exchange exchange)
    {
        var below = exchange.Path[Path.Length..];
        var isForGood = ("/" + exchange.Path).StartsWith(Folder, StringComparison.Ordinal);
        var name = isForGood ? below[(Folder.Length - Path.Length - 1)..] : below;
        exchange.Endpoint = "/" + Path + "*";
        return ByName.TryGetValue(name, out var asset)
            ? SendAsync(exchange.Http, asset, isForGood)
            : Failures.AnswerAsync(exchange, StatusCodes.Status404NotFound, "there is nothing at this address");
    }

    private static async Task SendAsync(HttpContext http, Asset asset, bool isForGood)
    {
        var response = http.Response;
        var (bytes, coding) = asset.For(http.Request.Headers.AcceptEncoding.ToString());
        var tag = $"\"{asset.Hash}{(coding is null ? "" : "-" + coding)}\"";
        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = isForGood ? ForGood : "no-cache";
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        response.Headers.ContentEncoding = coding;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
        }
    }

    private static FrozenDictionary<string, Asset> Read()
    {
        var assembly = typeof(Assets).Assembly;
        var assets = new List<Asset>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Resource, StringComparison.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(resource)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                assets.Add(new Asset(resource[Resource.Length..], bytes));
            }
        }

        return assets.ToFrozenDictionary(static asset => asset.Name, StringComparer.Ordinal);
    }

    private static string Version()
    {
        var names = ByName.Keys.ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        var all = string.Concat(names.Select(static name => name + ByName[name].Hash));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(all)))[..12];
    }
}
