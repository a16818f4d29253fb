using System.Runtime.CompilerServices;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Marshal;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>Values of the plan language into the engine.</summary>
internal sealed partial class JsEngine
{
    private const long LargestExact = 1L << 53;

    private readonly Dictionary<object, object> _shown = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _wholeFloats = new(ReferenceEqualityComparer.Instance);
    private ObjectInstance? _largeIntegerPrototype;
    private PipeObject? _pipe;

    /// <summary>The run at hand.</summary>
    public ScriptCall? Call { get; set; }

    /// <summary>`pipe`.</summary>
    public PipeObject Pipe => _pipe ??= new PipeObject(this);

    /// <summary>What large integers are made from.</summary>
    public ObjectInstance LargeIntegerPrototype
    {
        get
        {
            if (_largeIntegerPrototype is null)
            {
                _largeIntegerPrototype = Script.Object.Construct();
                LargeInteger.AddTo(this, _largeIntegerPrototype);
            }

            return _largeIntegerPrototype;
        }
    }

    /// <summary>A value of the plan for scripts to read. The same list or map is the same object during a run.</summary>
    public object Write(object? value)
    {
        switch (value)
        {
            case null:
                return Null.Value;
            case string:
            case bool:
                return value;
            case long number:
                return number is >= int.MinValue and <= int.MaxValue ? (int)number : WriteLarge(number);
            case double number:
                return double.IsInteger(number) ? WriteWhole(number) : number;
            case RemMap or RemList:
                if (!_shown.TryGetValue(value, out var known))
                {
                    known = value is RemMap map ? new MapObject(this, map) : new ListObject(this, (RemList)value);
                    _shown.Add(value, known);
                }

                return known;
            default:
                throw new ArgumentException("no value of the plan language: " + ValueText.ShowWithKind(value), nameof(value));
        }
    }

    /// <summary>A value of the plan as arrays and objects of the script's own.</summary>
    public object WriteCopy(object? value)
    {
        switch (value)
        {
            case RemList list:
                var items = new object[list.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = WriteCopy(list[i]);
                }

                return Script.Array.New(items);
            case RemMap map:
                var made = Script.Object.Construct();
                for (var i = 0; i < map.Count; i++)
                {
                    JsValues.Define(made, map.KeyAt(i), WriteCopy(map.ValueAt(i)));
                }

                return made;
            default:
                return Write(value);
        }
    }

    /// <summary>True for a whole float of the plan that a script handed on as it was.</summary>
    public bool IsWholeFloat(object boxed) => _wholeFloats.Contains(boxed);

    private object WriteLarge(long number) => number is >= -LargestExact and <= LargestExact ? (double)number : new LargeInteger(this, number);

    // JavaScript has one kind of number; by its box a float is known again.
    private object WriteWhole(double number)
    {
        object box = number;
        _wholeFloats.Add(box);
        return box;
    }

    private void CleanValues()
    {
        _shown.Clear();
        _wholeFloats.Clear();
        Call = null;
    }
}
