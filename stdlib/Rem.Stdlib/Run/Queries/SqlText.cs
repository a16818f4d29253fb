using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Stdlib.Run.Queries;

/// <summary>
/// A query filled in: values stand beside it as parameters, never in it. With a map of `params` they get names of
/// their own, else they are `?` among those of the author, in the order of the text.
/// </summary>
internal sealed class SqlText
{
    // `()` is not SQL everywhere; a query without rows is, and is right for `not in` as well.
    private const string EmptyList = "(select null where 1 = 0)";

    private readonly StringBuilder _sql = new();
    private readonly SqlQuery _query;
    private readonly RemList? _given;
    private readonly RemMap? _names;
    private readonly RemList _list = new();
    private int _taken;
    private int _lastName;

    private SqlText(SqlQuery query, object? parameters)
    {
        _query = query;
        _given = parameters as RemList;
        _names = (parameters as RemMap)?.Copy();
    }

    /// <summary>The SQL and its parameters.</summary>
    public static (string Sql, object? Parameters) Fill(SqlQuery query, object? parameters, Scope scope)
    {
        var text = new SqlText(query, parameters);
        foreach (var part in query.Parts)
        {
            text.Add(part, scope);
        }

        return query.HasValues ? (text._sql.ToString(), text.Parameters()) : (text._sql.ToString(), parameters);
    }

    private object Parameters()
    {
        if (_names is not null)
        {
            return _names;
        }

        return _taken == (_given?.Count ?? 0) ? _list : throw Misfit();
    }

    private void Add(in SqlPart part, Scope scope)
    {
        if (part.Text is not null)
        {
            _sql.Append(part.Text);
            TakeGiven(part.Placeholders);
        }
        else if (part.Value!.IsRaw)
        {
            _sql.Append(ValueText.Of(part.Value.Evaluate(scope)));
        }
        else if (part.Place != SqlPlace.Comment)
        {
            AddValue(part.Place, part.Value.Evaluate(scope));
        }
    }

    private void TakeGiven(int count)
    {
        if (_names is not null || !_query.HasValues)
        {
            return;
        }

        for (var i = 0; i < count; i++)
        {
            _list.Add(_taken < (_given?.Count ?? 0) ? _given![_taken] : throw Misfit());
            _taken++;
        }
    }

    private void AddValue(SqlPlace place, object? value)
    {
        if (place == SqlPlace.BehindIn)
        {
            AddList(value as RemList ?? throw new PlanException(QueryErrors.NoList, _query.At, $"a list was expected behind 'in', got {ValueText.ShowWithKind(value)}", QueryErrors.NoList.Fix), "(", ")");
        }
        else if (place == SqlPlace.InsideIn && value is RemList list)
        {
            AddList(list, "", "");
        }
        else
        {
            AddParameter(value);
        }
    }

    private void AddList(RemList list, string open, string close)
    {
        if (list.Count == 0)
        {
            _sql.Append(open.Length > 0 ? EmptyList : EmptyList[1..^1]);
            return;
        }

        _sql.Append(open);
        for (var i = 0; i < list.Count; i++)
        {
            _sql.Append(i > 0 ? ", " : "");
            AddParameter(list[i]);
        }

        _sql.Append(close);
    }

    private void AddParameter(object? value)
    {
        if (_names is null)
        {
            _sql.Append('?');
            _list.Add(value);
            return;
        }

        string name;
        do
        {
            name = "rem_" + (++_lastName).ToString(CultureInfo.InvariantCulture);
        }
        while (_names.ContainsKey(name));

        _sql.Append(':').Append(name);
        _names.Set(name, value);
    }

    private PlanException Misfit() =>
        new(QueryErrors.Parameters, _query.At, $"the query's '?' and 'params' do not fit: 'params' has {_given?.Count ?? 0} value{(_given?.Count == 1 ? "" : "s")}", QueryErrors.Parameters.Fix);
}
