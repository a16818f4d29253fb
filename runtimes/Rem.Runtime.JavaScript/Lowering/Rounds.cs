using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Marshal;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>
/// An iterator as the loops of the transformer want it: like a list whose `length` is one more than the index at hand
/// as long as there is a next value. Arrays that are iterated as arrays always are go through the loop themselves.
/// </summary>
internal sealed class Rounds : ObjectInstance
{
    private readonly ObjectInstance _iterator;
    private readonly FunctionInstance _next;
    private double _length;

    private Rounds(JsEngine js, ObjectInstance iterator)
        : base(js.Script, js.Script.Object.InstancePrototype)
    {
        _iterator = iterator;
        _next = JsValues.Function(iterator["next"]);
    }

    /// <summary>The iterator itself.</summary>
    public ObjectInstance Iterator => _iterator;

    /// <summary>Its `next`, as it was when the rounds began.</summary>
    public FunctionInstance NextFunction => _next;

    /// <summary>The value at hand.</summary>
    public object Value { get; private set; } = Undefined.Value;

    /// <summary>True when there is none any more, or it was closed.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The rounds over a value; a plain array, or a list of the plan, as it is.</summary>
    public static ObjectInstance Of(JsEngine js, object value, bool always = false)
    {
        if (!always && (value is ArrayInstance or ListObject) && js.IteratesPlainly((ObjectInstance)value))
        {
            return (ObjectInstance)value;
        }

        if (JsValues.IsNothing(value))
        {
            throw JsValues.TypeError($"{JsValues.Show(value)} is not iterable");
        }

        var source = TypeConverter.ToObject(js.Script, value);
        if (source.GetPropertyValue(Symbol.Iterator, value) is not FunctionInstance make)
        {
            throw JsValues.TypeError($"{JsValues.Show(value)} is not iterable");
        }

        return new Rounds(js, JsValues.Object(make.CallLateBound(value), "an iterator"));
    }

    /// <summary>Goes to the next value.</summary>
    public bool Next()
    {
        if (IsDone)
        {
            return false;
        }

        IsDone = true; // a failure of the iterator itself ends it too
        var result = JsValues.Object(_next.CallLateBound(_iterator), "an iterator's result");
        if (TypeConverter.ToBoolean(result["done"]))
        {
            return false;
        }

        Value = result["value"];
        IsDone = false;
        return true;
    }

    /// <summary>Tells the iterator that no more is wanted.</summary>
    public void Close()
    {
        if (IsDone)
        {
            return;
        }

        IsDone = true;
        var end = _iterator["return"];
        if (!JsValues.IsNothing(end))
        {
            JsValues.Object(JsValues.Function(end).CallLateBound(_iterator), "an iterator's result");
        }
    }

    /// <inheritdoc/>
    public override object GetPropertyValue(PropertyReference propertyReference) => GetPropertyValue(propertyReference.Name, this);

    /// <inheritdoc/>
    public override object GetPropertyValue(object key, object thisValue)
    {
        if (key is string and "length")
        {
            return Next() ? Numbers.Box(++_length) : 0;
        }

        return base.GetPropertyValue(key, thisValue);
    }

    /// <inheritdoc/>
    protected override object GetPropertyValue(uint index, object thisValue) => Value;
}
