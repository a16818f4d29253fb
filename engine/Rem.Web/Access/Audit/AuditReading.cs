using System.Text.Json;
using Rem.Errors;
using Rem.Plans;
using Rem.Settings;

namespace Rem.Web.Access;

/// <summary>Reads an audit log for people; whether it is what was written is <see cref="AuditCheck"/>'s to say.</summary>
public static class AuditReading
{
    /// <summary>The last changes, the oldest first. Lines that are none are left out. Throws <see cref="AccessErrors.AuditDamaged"/> when the files cannot be read.</summary>
    public static IReadOnlyList<AuditLine> Last(string folder, int count, CancellationToken cancel)
    {
        var files = new AuditFolder(folder);
        var lines = new List<AuditLine>();
        try
        {
            if (!Directory.Exists(folder))
            {
                return lines;
            }

            var outcomes = new Dictionary<long, string>();
            var paths = files.Full().ConvertAll(static file => file.Path);
            paths.Add(files.Current);
            for (var i = paths.Count - 1; i >= 0 && lines.Count < count; i--)
            {
                cancel.ThrowIfCancellationRequested();
                lines.InsertRange(0, Read(paths[i], outcomes));
            }

            var last = lines.GetRange(Math.Max(0, lines.Count - count), Math.Min(count, lines.Count));
            return last.ConvertAll(line => outcomes.TryGetValue(line.Number, out var outcome) ? line with { Outcome = outcome } : line);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlanException(AccessErrors.AuditDamaged, SourceSpan.None, $"the audit log '{files.Current}' cannot be read: {PlanPaths.Reason(error)}", "look at the owner and the mode of its files");
        }
    }

    private static List<AuditLine> Read(string path, Dictionary<long, string> outcomes)
    {
        var found = new List<AuditLine>();
        if (!File.Exists(path))
        {
            return found;
        }

        using var lines = new LineBytes(path);
        while (lines.Next(out var line))
        {
            if (lines.IsWhole && AuditText.Number(line) is { } number && Parse(line) is { } json)
            {
                using (json)
                {
                    Take(json.RootElement, number, found, outcomes);
                }
            }
        }

        return found;
    }

    private static void Take(JsonElement root, long number, List<AuditLine> found, Dictionary<long, string> outcomes)
    {
        var kind = Text(root, "is");
        if (kind == "end")
        {
            if (root.TryGetProperty("of", out var of) && of.TryGetInt64(out var begin))
            {
                outcomes[begin] = Text(root, "outcome") ?? "";
            }

            return;
        }

        found.Add(new AuditLine(number, Text(root, "at"))
        {
            Who = Text(root, "who"),
            By = Text(root, "by"),
            From = Text(root, "from"),
            What = kind == "note" ? "note" : Text(root, "what"),
            Target = kind == "note" ? Text(root, "text") : Text(root, "target"),
            Digest = Text(root, "digest"),
            Request = Text(root, "request"),
            Outcome = Text(root, "outcome"),
        });
    }

    private static JsonDocument? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
