using System.Diagnostics;
using System.Net.Http.Headers;

namespace Rem.Benchmarks.Web.Load;

/// <summary>A client that wants nothing but its answers, one after the other, while others do what they should not.</summary>
internal sealed class GoodClient : IDisposable
{
    private readonly HttpClient _client;

    public GoodClient(RemSite site)
    {
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{site.Port}/"), Timeout = TimeSpan.FromSeconds(5) };
        _client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(site.Header["Authorization: ".Length..]);
    }

    /// <summary>Asks for a path for a time, 50 times a second; gives the times of the answers in seconds and the failures.</summary>
    public async Task<(double[] Times, int Failed)> AskAsync(string path, TimeSpan time)
    {
        var (times, failed) = (new List<double>(), 0);
        var whole = Stopwatch.StartNew();
        while (whole.Elapsed < time)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                using var answer = await _client.GetAsync(path);
                failed += answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                failed++;
            }

            times.Add(watch.Elapsed.TotalSeconds);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return ([.. times.Order()], failed);
    }

    public void Dispose() => _client.Dispose();
}
