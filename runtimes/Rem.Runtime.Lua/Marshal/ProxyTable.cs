namespace Rem.Runtime.Lua.Marshal;

/// <summary>The lists and maps that a run has handed to Lua, by number. Emptied after each run.</summary>
internal sealed class ProxyTable
{
    /// <summary>The number of `pipe` itself, whose map is made only when somebody asks for all of it.</summary>
    public const int Pipe = 0;

    private const int KeptCapacity = 1024;

    private readonly Dictionary<object, long> _numbers = new(ReferenceEqualityComparer.Instance);
    private object[] _values = new object[16];
    private long _first = 1;

    /// <summary>The list or map of a number of this run.</summary>
    public object this[long number] => _values[number - _first];

    /// <summary>How many were handed out.</summary>
    public int Count;

    /// <summary>The number of a list or map, the same each time.</summary>
    public long NumberOf(object value)
    {
        if (_numbers.TryGetValue(value, out var number))
        {
            return number;
        }

        number = Add(value);
        _numbers.Add(value, number);
        return number;
    }

    /// <summary>A new number for a list or map.</summary>
    public long Add(object value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Count * 2);
        }

        _values[Count] = value;
        return _first + Count++;
    }

    /// <summary>Forgets all. Numbers are not used again: Lua may still hold tables of the runs before as garbage.</summary>
    public void Clear()
    {
        if (_values.Length > KeptCapacity)
        {
            _values = new object[16];
            _numbers.Clear();
            _numbers.TrimExcess();
        }
        else
        {
            Array.Clear(_values, 0, Count);
            _numbers.Clear();
        }

        _first += Count;
        Count = 0;
    }
}
