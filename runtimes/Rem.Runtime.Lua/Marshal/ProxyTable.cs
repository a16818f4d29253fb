namespace Rem.Runtime.Lua.Marshal;

/// <summary>The lists and maps that a run has handed to Lua, by number. Emptied after each run.</summary>
internal sealed class ProxyTable
{
    /// <summary>The number of `pipe` itself, whose map is made only when somebody asks for all of it.</summary>
    public const int Pipe = 0;

    private const int KeptCapacity = 1024;

    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private object[] _values = new object[16];
    private int _count = 1;

    /// <summary>The list or map of a number.</summary>
    public object this[int number] => _values[number];

    /// <summary>True when nothing was handed out.</summary>
    public bool IsEmpty => _count == 1;

    /// <summary>The number of a list or map, the same each time.</summary>
    public int NumberOf(object value)
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
    public int Add(object value)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, _count * 2);
        }

        _values[_count] = value;
        return _count++;
    }

    /// <summary>Forgets all.</summary>
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
            Array.Clear(_values, 0, _count);
            _numbers.Clear();
        }

        _count = 1;
    }
}
