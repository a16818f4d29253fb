using Jurassic;
using Jurassic.Library;
using Rem.Values;

namespace Rem.Benchmarks.Scripts;

/// <summary>
/// Bare Jurassic as one would use it by hand: one engine, the script as a function, no limits; the map made as an
/// object at each call and the result read property by property.
/// </summary>
internal sealed class BareJurassic
{
    private readonly ScriptEngine _engine = new();
    private readonly FunctionInstance _function;

    public BareJurassic(string body)
    {
        _engine.Execute("function script(pipe) {" + body + "}");
        _function = (FunctionInstance)_engine.GetGlobalValue("script");
    }

    public RemMap Call(RemMap pipe)
    {
        var given = _engine.Object.Construct();
        for (var i = 0; i < pipe.Count; i++)
        {
            given.SetPropertyValue(pipe.KeyAt(i), Given(pipe.ValueAt(i)), throwOnError: true);
        }

        var result = (ObjectInstance)_function.Call(_engine.Global, given);
        var map = new RemMap(5);
        foreach (var property in result.Properties)
        {
            map.Set((string)property.Key, Value(property.Value));
        }

        return map;
    }

    private static object Given(object? value) => value switch
    {
        null => Null.Value,
        long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
        long number => (double)number,
        _ => value,
    };

    private static object? Value(object value) => value switch
    {
        Null or Undefined => null,
        int number => Boxed.Of(number),
        double number when number == Math.Floor(number) && Math.Abs(number) <= 9007199254740992 => Boxed.Of((long)number),
        bool truth => Boxed.Of(truth),
        ConcatenatedString text => text.ToString(),
        _ => value,
    };
}
