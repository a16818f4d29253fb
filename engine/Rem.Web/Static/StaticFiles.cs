using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Rem.Web.Sections;
using Rem.Web.Serving;

namespace Rem.Web.Static;

/// <summary>Serves the files of folders as they are, with ranges and validators, and never what lies outside of them.</summary>
internal sealed class StaticFiles
{
    /// <summary>The methods that a file takes.</summary>
    public static readonly IReadOnlyList<string> Methods = ["GET"];

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>
    /// The file at a path below a folder, or null. Each word is held against the folder it stands in: no word that begins
    /// with a dot, no separator in disguise, no link that leads out of the folder.
    /// </summary>
    public static FileInfo? Locate(StaticFolder folder, string below)
    {
        var path = folder.Folder;
        foreach (var word in below.Split('/'))
        {
            if (word.Length == 0 || word[0] == '.' || word.AsSpan().IndexOfAny('\\', '\0', ':') >= 0 || word.Contains("%2f", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            path = Path.Combine(path, word);
        }

        var file = new FileInfo(path);
        return file.Exists && IsInside(folder.Folder, file) ? file : null;
    }

    /// <summary>Answers with a file.</summary>
    public Task AnswerAsync(Exchange exchange, FileInfo file, StaticFolder folder)
    {
        exchange.Http.Response.Headers.CacheControl = folder.Cache is { } age ? $"private, max-age={(long)age.TotalSeconds}" : "no-cache";
        return SendAsync(exchange.Http, file, null);
    }

    /// <summary>Sends a file: a part of it where a range is asked for, nothing where the client has it already.</summary>
    public static Task SendAsync(HttpContext http, FileInfo file, string? contentType)
    {
        var tag = new EntityTagHeaderValue($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
        var type = contentType ?? (Types.TryGetContentType(file.Name, out var known) ? WithCharset(known) : "application/octet-stream");
        return Results.File(file.FullName, type, lastModified: file.LastWriteTimeUtc, entityTag: tag, enableRangeProcessing: true).ExecuteAsync(http);
    }

    private static string WithCharset(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "application/javascript" ? type + "; charset=utf-8" : type;

    // Links inside of the folder are followed, to wherever they lead as long as that lies in it too.
    private static bool IsInside(string folder, FileInfo file)
    {
        var root = Real(new DirectoryInfo(folder));
        var parent = file.Directory;
        for (var depth = 0; parent is not null && depth < 64; depth++, parent = parent.Parent)
        {
            if (parent.FullName.Length <= folder.Length)
            {
                break;
            }

            if (parent.LinkTarget is not null && !IsBelow(root, Real(parent)))
            {
                return false;
            }
        }

        return file.LinkTarget is null || IsBelow(root, file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    private static string Real(DirectoryInfo folder) => folder.LinkTarget is null ? folder.FullName : folder.ResolveLinkTarget(returnFinalTarget: true)!.FullName;

    private static bool IsBelow(string root, string path) => path.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal);
}
