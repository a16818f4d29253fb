using System.Text;
using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Reads CSV (RFC 4180; `\n` and `\r\n` end a row). All fields are texts; empty lines are left out.</summary>
internal sealed class CsvReader
{
    private readonly string _text;
    private readonly char _separator;
    private readonly FilterSpec _spec;
    private int _at;
    private int _line = 1;

    private CsvReader(string text, char separator, FilterSpec spec)
    {
        _text = text;
        _separator = separator;
        _spec = spec;
        _at = text.StartsWith('\ufeff') ? 1 : 0;
    }

    /// <summary>The rows: maps by the names of the first row, or lists.</summary>
    public static RemList Read(string text, bool hasHeader, char separator, FilterSpec spec)
    {
        var reader = new CsvReader(text, separator, spec);
        RemList? header = null;
        var rows = new RemList();
        while (reader.TryRow(out var row, out var line))
        {
            if (!hasHeader)
            {
                rows.Add(row);
            }
            else if (header is null)
            {
                header = row;
                reader.CheckHeader(header);
            }
            else
            {
                rows.Add(reader.Map(header, row, line));
            }
        }

        return rows;
    }

    private RemMap Map(RemList header, RemList row, int line)
    {
        if (row.Count != header.Count)
        {
            throw Broken($"line {line} has {row.Count} fields, the header has {header.Count}");
        }

        var map = new RemMap(header.Count);
        for (var i = 0; i < header.Count; i++)
        {
            map.Set((string)header[i]!, row[i]);
        }

        return map;
    }

    private void CheckHeader(RemList header)
    {
        var seen = new HashSet<object?>();
        foreach (var name in header.AsSpan())
        {
            if (!seen.Add(name))
            {
                throw Broken($"the header names {ValueText.Show(name)} twice");
            }
        }
    }

    private bool TryRow(out RemList row, out int line)
    {
        row = new RemList();
        while (_at < _text.Length && TakeLineEnd())
        {
        }

        line = _line;
        if (_at >= _text.Length)
        {
            return false;
        }

        do
        {
            row.Add(Field());
        }
        while (TakeSeparator());

        if (_at < _text.Length && !TakeLineEnd())
        {
            throw Broken($"line {_line}: expected '{_separator}' or the end of the line behind a quoted field, got {ValueText.Show(_text[_at].ToString())}");
        }

        return true;
    }

    private string Field()
    {
        if (_at < _text.Length && _text[_at] == '"')
        {
            return Quoted();
        }

        var from = _at;
        while (_at < _text.Length && _text[_at] != _separator && _text[_at] is not ('\n' or '\r'))
        {
            _at++;
        }

        return _text[from.._at];
    }

    private string Quoted()
    {
        var line = _line;
        var field = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '"' && !(_at + 1 < _text.Length && _text[_at + 1] == '"'))
            {
                _at++;
                return field.ToString();
            }

            _at += c == '"' ? 1 : 0;
            _line += c == '\n' ? 1 : 0;
            field.Append(c);
        }

        throw Broken($"line {line}: a quoted field is not closed");
    }

    private bool TakeSeparator()
    {
        if (_at >= _text.Length || _text[_at] != _separator)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool TakeLineEnd()
    {
        if (_text[_at] is not ('\n' or '\r'))
        {
            return false;
        }

        _at += _text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
        _line++;
        return true;
    }

    private PlanException Broken(string why) => FilterInput.Unreadable(_spec, why);
}
