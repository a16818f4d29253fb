using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Stdlib.Flow;

/// <summary>What a loop goes through, and the variable's name.</summary>
internal sealed class LoopSource(string name, Expression list, SourceSpan at)
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name;

    /// <summary>The elements as they are now: of a map its entries, of null none.</summary>
    public RemList Elements(Scope scope) => list.Evaluate(scope) switch
    {
        null => new RemList(0),
        RemList elements => elements,
        RemMap map => Entries(map),
        var other => throw new PlanException(LoopErrors.NotIterable, at, $"a loop goes through a list or a map, got {ValueText.ShowWithKind(other)}"),
    };

    /// <summary>The rounds, for a loop that goes through them in order.</summary>
    public LoopRounds Open(Scope scope) => new(Name, Elements(scope), scope);

    private static RemList Entries(RemMap map)
    {
        var entries = new RemList(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            entries.Add(new RemMap(2) { ["key"] = map.KeyAt(i), ["value"] = Ownership.Share(map.ValueAt(i)) });
        }

        return entries;
    }
}

/// <summary>The rounds of a loop in order: one level of variables, whose element and index change from round to round.</summary>
internal sealed class LoopRounds
{
    private readonly RemList _elements;
    private readonly RemMap _variables = new(1);
    private readonly string _name;
    private readonly LoopIndex _index = new();
    private int _next;

    public LoopRounds(string name, RemList elements, Scope scope)
    {
        _name = name;
        _elements = elements;
        Scope = scope.OpenVariables(_variables, _index.Fixed);
    }

    public Scope Scope { get; }

    public int Index => _next - 1;

    public bool Next()
    {
        if (_next >= _elements.Count)
        {
            return false;
        }

        _variables.Set(_name, Ownership.Share(_elements[_next]));
        _index.Set(_next++);
        return true;
    }
}

/// <summary>`loop`: a new map for each round, so that one that was kept stays as it was.</summary>
internal sealed class LoopIndex
{
    public RemMap Fixed { get; } = new(1);

    public void Set(int index) => Fixed.Set("loop", new RemMap(1) { ["index"] = (long)index, IsShared = true });
}
