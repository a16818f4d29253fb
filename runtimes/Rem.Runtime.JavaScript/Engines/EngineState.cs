using System.Reflection;
using System.Runtime.CompilerServices;
using Jurassic.Library;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>
/// An engine as it was before scripts ran in it: every object that can be reached, what it inherits from, its layout
/// and its values. Jurassic keeps the layout of an object in a class of its own that is replaced at each change, so
/// that two comparisons show whether anybody wrote to it.
/// </summary>
internal sealed class EngineState
{
    private static readonly FieldInfo _schema = typeof(ObjectInstance).GetField("schema", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingFieldException(nameof(ObjectInstance), "schema");

    private readonly List<Row> _rows = [];
    private readonly HashSet<ObjectInstance> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes all that can be reached from an object.</summary>
    public EngineState(params ObjectInstance[] roots)
    {
        var open = new Queue<ObjectInstance>(roots);
        while (open.TryDequeue(out var target))
        {
            if (!_seen.Add(target))
            {
                continue;
            }

            var values = Values(target);
            _rows.Add(new Row(target, target.Prototype, _schema.GetValue(target)!, (object?[])values.Clone()));
            if (target.Prototype is not null)
            {
                open.Enqueue(target.Prototype);
            }

            Reach(target, open);
        }

        _seen.Clear();
    }

    /// <summary>True while nothing was written.</summary>
    public bool IsUntouched()
    {
        foreach (var row in _rows)
        {
            if (!ReferenceEquals(row.Target.Prototype, row.Prototype) || !IsSame(Values(row.Target), row.Values) || !ReferenceEquals(_schema.GetValue(row.Target), row.Schema))
            {
                return false;
            }
        }

        return true;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "propertyValues")]
    private static extern ref object?[] Values(ObjectInstance target);

    private static bool IsSame(object?[] now, object?[] before)
    {
        if (now.Length != before.Length)
        {
            return false;
        }

        for (var i = 0; i < now.Length; i++)
        {
            if (!ReferenceEquals(now[i], before[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static void Reach(ObjectInstance target, Queue<ObjectInstance> open)
    {
        foreach (var key in target.OwnKeys)
        {
            var property = target.GetOwnPropertyDescriptor(key);
            var reached = property.IsAccessor ? [property.Getter, property.Setter] : (object?[])[property.Value];
            foreach (var value in reached)
            {
                if (value is ObjectInstance inside)
                {
                    open.Enqueue(inside);
                }
            }
        }
    }

    private sealed record Row(ObjectInstance Target, ObjectInstance? Prototype, object Schema, object?[] Values);
}
