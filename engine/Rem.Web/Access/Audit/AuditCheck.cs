using System.Globalization;
using System.Text.Json;
using Rem.Errors;
using Rem.Plans;
using Rem.Settings;
using Rem.Vault;

namespace Rem.Web.Access;

/// <summary>
/// Looks through an audit log: each line has to carry the SHA-256 of the one before it and the number behind it, and the
/// end has to be where the mark says. Whoever may write in the data folder can make all of that anew; a copy of the
/// report's last hash elsewhere is proof against that too.
/// </summary>
public sealed class AuditCheck
{
    private const int MostDamages = 100;

    private readonly List<string> _damages = [];
    private readonly List<string> _notes = [];
    private readonly AuditMark? _mark;
    private string? _hash;
    private string _before = "";
    private long _first;
    private long _last;
    private long _lines;
    private bool _isMarkSeen;

    private AuditCheck(AuditMark? mark) => _mark = mark;

    /// <summary>Looks through the log of a data folder. Throws <see cref="AccessErrors.AuditDamaged"/> when it cannot be read at all.</summary>
    public static async Task<AuditReport> RunAsync(string folder, TimeProvider clock, CancellationToken cancel)
    {
        var files = new AuditFolder(folder);
        try
        {
            if (!File.Exists(files.Current) && !File.Exists(files.Mark))
            {
                return new AuditReport(0, 0, 0, [], []);
            }

            using var held = await FileLock.TakeAsync(files.Current, clock, cancel);
            var check = new AuditCheck(AuditMark.Read(files.Mark));
            foreach (var (_, path) in files.Full())
            {
                check.Look(path, isLast: false);
            }

            if (File.Exists(files.Current))
            {
                check.Look(files.Current, isLast: true);
            }

            return check.Report();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlanException(AccessErrors.AuditDamaged, SourceSpan.None, $"the audit log '{files.Current}' cannot be read: {PlanPaths.Reason(error)}", "look at the owner and the mode of its files");
        }
    }

    private void Look(string path, bool isLast)
    {
        using var lines = new LineBytes(path);
        var name = Path.GetFileName(path);
        for (var number = 1; lines.Next(out var line); number++)
        {
            if (!lines.IsWhole)
            {
                if (isLast)
                {
                    _notes.Add($"{name}: {line.Length} bytes behind line {number - 1} are a line that was not written whole; the next that is written cuts them off");
                }
                else
                {
                    Damage($"{name}:{number}: the line is cut");
                }

                return;
            }

            Look(line, string.Create(CultureInfo.InvariantCulture, $"{name}:{number}"));
        }
    }

    private void Look(ReadOnlySpan<byte> line, string place)
    {
        _lines++;
        var hash = AuditText.Hash(line);
        if (!TryRead(line, out var number, out var before, out var note))
        {
            Damage($"{place}: it is no line of an audit log");
            (_hash, _before) = (hash, place);
            return;
        }

        if (note is not null)
        {
            _notes.Add($"{place}: {note}");
        }

        Follow(number, before, place);
        if (number == _mark?.Number)
        {
            _isMarkSeen = true;
            if (hash != _mark.Hash)
            {
                Damage($"{place}: line {number} was changed after it was written");
            }
        }

        (_hash, _before, _last) = (hash, place, number);
    }

    private void Follow(long number, string before, string place)
    {
        if (_hash is null)
        {
            _first = number;
            if (number == 1 && before != AuditText.NoHash)
            {
                Damage($"{place}: line 1 was changed after it was written");
            }
        }
        else if (number > _last + 1)
        {
            Damage(string.Create(CultureInfo.InvariantCulture, $"{place}: behind line {_last} follows line {number}: what was between them is gone"));
        }
        else if (number <= _last)
        {
            Damage(string.Create(CultureInfo.InvariantCulture, $"{place}: behind line {_last} follows line {number}: it stands in a wrong place, or twice"));
        }
        else if (before != _hash)
        {
            Damage(string.Create(CultureInfo.InvariantCulture, $"{_before}: line {number - 1} was changed after it was written"));
        }
    }

    private AuditReport Report()
    {
        if (_mark is { Number: > 0 } mark && !_isMarkSeen && _last < mark.Number)
        {
            Damage(_last == 0 ? $"all lines up to {mark.Number} are gone" : string.Create(CultureInfo.InvariantCulture, $"{_before}: behind line {_last} the lines up to {mark.Number} are gone"));
        }

        return new AuditReport(_lines, _first, _last, _damages, _notes) { Hash = _hash ?? "" };
    }

    private void Damage(string text)
    {
        if (_damages.Count < MostDamages)
        {
            _damages.Add(text);
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> line, out long number, out string before, out string? note)
    {
        (number, before, note) = (0, "", null);
        try
        {
            var reader = new Utf8JsonReader(line);
            using var json = JsonDocument.ParseValue(ref reader);
            var root = json.RootElement;
            if (AuditText.Number(line) is not { } read || reader.BytesConsumed != line.Length || !root.TryGetProperty("prev", out var prev) || prev.GetString() is not { } hash)
            {
                return false;
            }

            (number, before) = (read, hash);
            note = root.TryGetProperty("is", out var kind) && kind.ValueEquals("note") && root.TryGetProperty("text", out var text) ? text.GetString() : null;
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
