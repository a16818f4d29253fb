using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;
using SQLitePCL;

namespace Rem.Stdlib.Sql;

/// <summary>Binds values to the parameters of statements: a list in its order, over all statements; a map by names.</summary>
internal sealed class SqliteBinder(object? parameters)
{
    private static readonly UTF8Encoding Strict = new(false, true);

    private int _used;

    public void Bind(sqlite3_stmt statement)
    {
        var count = raw.sqlite3_bind_parameter_count(statement);
        for (var i = 1; i <= count; i++)
        {
            var name = raw.sqlite3_bind_parameter_name(statement, i).utf8_to_string();
            var code = BindOne(statement, i, parameters is RemMap map ? Named(map, name) : Next(count - i), Title(name));
            if (code != raw.SQLITE_OK)
            {
                throw Wrong($"{Title(name)} cannot be bound (SQLite says {raw.sqlite3_errstr(code).utf8_to_string()})");
            }
        }
    }

    /// <summary>A list with values left over is a mistake; a map may hold more names than are used.</summary>
    public void CheckAllUsed()
    {
        if (parameters is RemList list && _used < list.Count)
        {
            throw Wrong($"the SQL takes {_used} parameter{(_used == 1 ? "" : "s")}, got a list of {list.Count}");
        }
    }

    private object? Next(int stillToCome)
    {
        var list = parameters as RemList;
        return _used < (list?.Count ?? 0)
            ? list![_used++]
            : throw Wrong($"the SQL takes at least {_used + 1 + stillToCome} parameters, got {(list is null ? "none" : $"a list of {list.Count}")}");
    }

    private static object? Named(RemMap map, string? name)
    {
        if (string.IsNullOrEmpty(name) || name[0] == '?')
        {
            throw Wrong("the SQL has parameters without names (`?`), got a map: give a list, or write `:name`");
        }

        if (map.TryGetValue(name[1..], out var value))
        {
            return value;
        }

        var near = Suggestion.Nearest(name[1..], map.Keys);
        throw Wrong($"the SQL has the parameter '{name}', which the map does not have", near is null ? null : $"did you mean '{near}'?");
    }

    private static int BindOne(sqlite3_stmt statement, int index, object? value, string title) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        bool b => raw.sqlite3_bind_int64(statement, index, b ? 1 : 0),
        long n => raw.sqlite3_bind_int64(statement, index, n),
        double d when double.IsNaN(d) => throw Wrong($"{title} is no number (.nan), which SQLite would store as null"),
        double d => raw.sqlite3_bind_double(statement, index, d),
        string s => BindText(statement, index, s, title),
        RemList or RemMap => BindText(statement, index, ValueText.Json(value), title),
        _ => throw Wrong($"{title} is no value of the plan language"),
    };

    private static int BindText(sqlite3_stmt statement, int index, string text, string title)
    {
        if (text.Length == 0)
        {
            return raw.sqlite3_bind_text(statement, index, ""); // an empty span would be bound as null
        }

        try
        {
            return raw.sqlite3_bind_text(statement, index, Strict.GetBytes(text));
        }
        catch (EncoderFallbackException)
        {
            throw Wrong($"{title} holds half a surrogate pair, which has no bytes, got {ValueText.Show(text)}");
        }
    }

    private static string Title(string? name) => string.IsNullOrEmpty(name) ? "a parameter" : $"parameter '{name}'";

    private static PlanException Wrong(string message, string? hint = null) => new(SqlErrors.Parameters, SourceSpan.None, message, hint);
}
