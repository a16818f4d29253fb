namespace Rem.Web.Tests.Kit;

/// <summary>Reads server-sent events as a browser does.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private EventReader(HttpResponseMessage answer, StreamReader reader)
    {
        _answer = answer;
        _reader = reader;
    }

    public static Task<EventReader> OpenAsync(RunningSite site, string path, string? lastId = null, HttpClient? client = null) => OpenAsync(client ?? site.Client, path, lastId);

    public static async Task<EventReader> OpenAsync(HttpClient client, string path, string? lastId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new EventReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<(string Id, string Data)?> NextAsync() => await NextOfAsync() is { } next ? (next.Id, next.Data) : null;

    /// <summary>The id that it would come back with if the connection broke before the first event.</summary>
    public async Task<string> FirstIdAsync()
    {
        while (await _reader.ReadLineAsync().WaitAsync(Patience, TimeProvider.System) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                return line[4..];
            }
        }

        throw new InvalidOperationException("the stream has ended");
    }

    /// <summary>The next event with its kind, `message` where it names none; null at the end of the stream.</summary>
    public async Task<(string Kind, string Id, string Data)?> NextOfAsync()
    {
        var (kind, id, data) = ("message", "", "");
        while (await _reader.ReadLineAsync().WaitAsync(Patience, TimeProvider.System) is { } line)
        {
            if (line.Length == 0 && data.Length > 0 && kind != "mark")
            {
                return (kind, id, data);
            }

            (kind, data) = line.Length == 0 ? ("message", "") : (kind, data);

            kind = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : kind;
            id = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : id;
            data = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : data;
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
