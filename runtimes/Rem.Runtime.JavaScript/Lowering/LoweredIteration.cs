using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Marshal;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>Loops, spreads and patterns over what can be iterated.</summary>
internal static class LoweredIteration
{
    /// <summary>Puts them into an engine.</summary>
    public static void Add(JsEngine js)
    {
        js.Lower("_$of", static (js, _, a) => Rounds.Of(js, JsValues.Arg(a, 0)));
        js.Lower("_$fe", static (_, _, a) => End(a[0]));
        js.Lower("_$fx", Fail);
        js.Lower("_$arr", static (js, _, a) => ToArray(js, JsValues.Arg(a, 0)));
        js.Lower("_$cat", Concatenate);
        js.Lower("_$da", Take);
        js.Lower("_$di", TakeStepwise);
        js.Lower("_$keys", static (js, _, a) => new KeyRounds(js, a[0]));
        js.Lower("_$has", static (_, _, a) => ((KeyRounds)a[0]).IsThere(TypeConverter.ToInteger(a[1])));
        js.Lower("_$rst", Rest);
    }

    /// <summary>All that can be iterated, as an array; an array that nobody changed is given as it is.</summary>
    public static ObjectInstance ToArray(JsEngine js, object iterable)
    {
        if (Rounds.Of(js, iterable) is not Rounds rounds)
        {
            return (ObjectInstance)iterable;
        }

        var all = new List<object>();
        while (rounds.Next())
        {
            all.Add(rounds.Value);
            if ((all.Count & 1023) == 0)
            {
                JsWatch.Check();
            }
        }

        return JsValues.List(js, all);
    }

    // The loop is over: what it left open is closed.
    private static object? End(object values)
    {
        (values as Rounds)?.Close();
        return null;
    }

    private static object? Fail(JsEngine js, object self, object[] a)
    {
        if (a[0] is Rounds { IsDone: false } rounds)
        {
            try
            {
                rounds.Close();
            }
            catch (JavaScriptException)
            {
                // The first failure counts.
            }
        }

        throw js.Thrown(a[1]);
    }

    private static object Concatenate(JsEngine js, object self, object[] a)
    {
        var total = 0L;
        foreach (var part in a)
        {
            total += JsValues.Length((ObjectInstance)part);
        }

        JsWatch.Current?.Take(total * 8);
        var all = new object[total];
        var at = 0;
        foreach (var part in a)
        {
            var list = (ObjectInstance)part;
            var length = JsValues.Length(list);
            for (var i = 0L; i < length; i++)
            {
                all[at++] = JsValues.Item(list, i);
            }
        }

        return js.Script.Array.New(all);
    }

    // (iterable, count, with the rest?)
    private static object Take(JsEngine js, object self, object[] a)
    {
        var count = (int)a[1];
        var hasRest = a.Length > 2;
        if (Rounds.Of(js, a[0]) is not Rounds rounds)
        {
            return hasRest ? TakeList(js, (ObjectInstance)a[0], count) : a[0];
        }

        var taken = new object[hasRest ? count + 1 : count];
        for (var i = 0; i < count; i++)
        {
            taken[i] = rounds.Next() ? rounds.Value : Undefined.Value;
        }

        if (hasRest)
        {
            taken[count] = RestOf(js, rounds);
        }
        else
        {
            rounds.Close();
        }

        return js.Script.Array.New(taken);
    }

    private static ArrayInstance TakeList(JsEngine js, ObjectInstance list, int count)
    {
        var length = JsValues.Length(list);
        var taken = new object[count + 1];
        for (var i = 0; i < count; i++)
        {
            taken[i] = i < length ? JsValues.Item(list, i) : Undefined.Value;
        }

        var rest = new object[Math.Max(0, length - count)];
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] = JsValues.Item(list, count + i);
        }

        taken[count] = js.Script.Array.New(rest);
        return js.Script.Array.New(taken);
    }

    private static ArrayInstance RestOf(JsEngine js, Rounds rounds)
    {
        var rest = new List<object>();
        while (rounds.Next())
        {
            rest.Add(rounds.Value);
        }

        return JsValues.List(js, rest);
    }

    // (iterable, function(next)): the function takes one value after the other.
    private static object? TakeStepwise(JsEngine js, object self, object[] a)
    {
        var rounds = Rounds.Of(js, a[0], always: true) as Rounds;
        var next = new HostFunction(js, (js, _, b) => b.Length > 0 ? RestOf(js, rounds!) : rounds!.Next() ? rounds.Value : Undefined.Value);
        try
        {
            ((FunctionInstance)a[1]).CallLateBound(Undefined.Value, next);
        }
        catch (JavaScriptException) when (!rounds!.IsDone)
        {
            try
            {
                rounds.Close();
            }
            catch (JavaScriptException)
            {
                // The first failure counts.
            }

            throw;
        }

        rounds!.Close();
        return null;
    }

    private static object Rest(JsEngine js, object self, object[] a)
    {
        var from = (ObjectInstance)a[0];
        var start = (int)a[1];
        var length = JsValues.Length(from);
        var rest = new object[Math.Max(0, length - start)];
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] = from[(uint)(start + i)];
        }

        return js.Script.Array.New(rest);
    }
}
