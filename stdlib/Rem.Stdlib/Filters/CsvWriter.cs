using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Writes CSV (RFC 4180, with `\n` as line end): of maps with their keys as columns, or of lists.</summary>
internal sealed class CsvWriter
{
    private readonly BoundedText _text;
    private readonly char _separator;

    private CsvWriter(char separator, FilterContext context)
    {
        _text = new BoundedText(context);
        _separator = separator;
    }

    /// <summary>The rows as text, each with a line end.</summary>
    public static string Write(RemList rows, bool hasHeader, char separator, FilterSpec spec, FilterContext context)
    {
        var writer = new CsvWriter(separator, context);
        if (rows.Count > 0 && rows[0] is RemMap)
        {
            writer.Maps(rows, hasHeader, spec);
        }
        else
        {
            writer.Lists(rows, spec);
        }

        return writer._text.ToString();
    }

    private void Maps(RemList rows, bool hasHeader, FilterSpec spec)
    {
        var columns = Columns(rows, spec);
        if (hasHeader)
        {
            Row(columns);
        }

        var fields = new List<object?>();
        foreach (var row in rows.AsSpan())
        {
            fields.Clear();
            foreach (var column in columns)
            {
                fields.Add(((RemMap)row!).TryGetValue((string)column!, out var field) ? field : null);
            }

            Row(fields);
        }
    }

    private static List<object?> Columns(RemList rows, FilterSpec spec)
    {
        var columns = new List<object?>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i] as RemMap ?? throw FilterInput.WrongElement(rows[i], i, spec, "maps, since it begins with one");
            for (var j = 0; j < row.Count; j++)
            {
                if (known.Add(row.KeyAt(j)))
                {
                    columns.Add(row.KeyAt(j));
                }
            }
        }

        return columns;
    }

    private void Lists(RemList rows, FilterSpec spec)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            Row(rows[i] as RemList ?? throw FilterInput.WrongElement(rows[i], i, spec, i == 0 ? "maps or lists" : "lists, since it begins with one"));
        }
    }

    private void Row(IReadOnlyList<object?> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                _text.Append(_separator);
            }

            Field(ValueText.Of(fields[i]), fields.Count == 1);
        }

        _text.Append('\n');
    }

    // An empty field that is alone in its row is quoted: the row would otherwise be an empty line.
    private void Field(string field, bool isAlone)
    {
        var isPlain = field.Length == 0
            ? !isAlone
            : field.AsSpan().IndexOfAny("\"\n\r") < 0 && !field.Contains(_separator, StringComparison.Ordinal) && field[0] != ' ' && field[^1] != ' ';
        if (isPlain)
        {
            _text.Append(field);
        }
        else
        {
            _text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
    }
}
