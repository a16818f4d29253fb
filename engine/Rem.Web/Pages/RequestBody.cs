using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Rem.Rpc;
using Rem.Values;

namespace Rem.Web.Pages;

/// <summary>The body of a request, by its media type: a form with its files, or JSON. Another one is left alone.</summary>
internal static class RequestBody
{
    private const int MostFields = 1000;
    private const int MostDeep = 64;
    private const int InMemory = 64 * 1024; // what is more of an upload goes to a file, which is gone when the request is

    /// <summary>Reads it into the pipe.</summary>
    public static async ValueTask<RemMap> ReadAsync(HttpContext http, RemMap pipe)
    {
        var request = http.Request;
        if (request.HasFormContentType)
        {
            var form = await FormAsync(http);
            pipe.Set("form", RequestPipe.Values(form));
            pipe.Set("files", await UploadsAsync(form.Files, http));
        }
        else if (IsJson(request.ContentType))
        {
            pipe.Set("json", await ReadJsonAsync(request, http.RequestAborted));
        }

        return pipe;
    }

    /// <summary>True for the media type of JSON.</summary>
    public static bool IsJson(string? contentType)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Lets a body have so many bytes; null leaves the server's limit.</summary>
    public static void Allow(HttpContext http, long? bytes)
    {
        if (bytes is not null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }
    }

    /// <summary>The form that is sent; read once. Throws <see cref="BadHttpRequestException"/> for what is none.</summary>
    public static async Task<IFormCollection> FormAsync(HttpContext http)
    {
        var request = http.Request;
        if (!request.HasFormContentType)
        {
            throw new BadHttpRequestException("a form was expected", StatusCodes.Status415UnsupportedMediaType);
        }

        if (http.Features.Get<IFormFeature>() is not { Form: not null })
        {
            http.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { ValueCountLimit = MostFields, BufferBodyLengthLimit = long.MaxValue, MultipartBodyLengthLimit = long.MaxValue, MemoryBufferThreshold = InMemory, ValueLengthLimit = int.MaxValue }));
        }

        try
        {
            return await request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception error) when (error is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("the form cannot be read: " + error.Message, StatusCodes.Status400BadRequest, error);
        }
    }

    /// <summary>A body that breaks off or is not what its headers say.</summary>
    public static BadHttpRequestException Broken(IOException error) => new("the body cannot be read: " + error.Message, StatusCodes.Status400BadRequest, error);

    // The browser's own path of a file is none of ours: its last word is all that is kept of it.
    private static async Task<RemMap> UploadsAsync(IFormFileCollection files, HttpContext http)
    {
        var map = new RemMap(files.Count);
        foreach (var file in files)
        {
            var path = Path.Combine(Path.GetTempPath(), "rem-upload-" + Path.GetRandomFileName());
            http.Response.OnCompleted(static path => Delete((string)path), path);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using (var target = new FileStream(path, options))
            {
                await file.CopyToAsync(target, http.RequestAborted);
            }

            var facts = new RemMap(4);
            facts.Set("name", Path.GetFileName(file.FileName.Replace('\\', '/')));
            facts.Set("content type", file.ContentType);
            facts.Set("size", file.Length);
            facts.Set("path", path);
            map.Set(file.Name, facts);
        }

        return map;
    }

    private static Task Delete(string path)
    {
        File.Delete(path);
        return Task.CompletedTask;
    }

    private static async Task<object?> ReadJsonAsync(HttpRequest request, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(buffer, cancel);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw Broken(error);
        }

        return Read(new ReadOnlySequence<byte>(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static object? Read(in ReadOnlySequence<byte> body)
    {
        string? wrong = null;
        return Utf8Text.Read(body, out var undecoded) is { } text && JsonReader.TryRead(text, MostDeep, out var value, out wrong)
            ? value
            : throw new BadHttpRequestException("the body is not JSON: " + (wrong ?? undecoded));
    }
}
