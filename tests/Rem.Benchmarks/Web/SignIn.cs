using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Rem.Benchmarks.Web;

/// <summary>Signs in as a browser does.</summary>
internal static partial class SignIn
{
    /// <summary>The header with the session's cookie.</summary>
    public static async Task<string> CookieAsync(int port, string token)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false });
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/login"));
        var form = await client.GetStringAsync(address);
        using var content = new FormUrlEncodedContent([new("csrf", Field().Match(form).Groups[1].Value), new("token", token)]);
        using var answer = await client.PostAsync(address, content);
        return answer.StatusCode == HttpStatusCode.SeeOther ? "Cookie: " + cookies.GetCookieHeader(address) : throw new InvalidOperationException($"signing in was answered with {answer.StatusCode}");
    }

    [GeneratedRegex("name=\"csrf\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
