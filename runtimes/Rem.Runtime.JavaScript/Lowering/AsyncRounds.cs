using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>An iterator as `for await` goes over it: each step is a promise, also where the iterator itself knows of none.</summary>
internal sealed class AsyncRounds : ObjectInstance
{
    private readonly ObjectInstance _iterator;
    private readonly FunctionInstance _next;
    private readonly bool _isPlain;
    private bool _isDone;

    private AsyncRounds(JsEngine js, ObjectInstance iterator, bool isPlain)
        : base(js.Script, js.Script.Object.InstancePrototype)
    {
        _iterator = iterator;
        _next = JsValues.Function(iterator["next"]);
        _isPlain = isPlain;
    }

    /// <summary>Puts what the transformer calls into an engine.</summary>
    public static void Add(JsEngine js)
    {
        js.Lower("_$ait", static (js, _, a) => Of(js, JsValues.Arg(a, 0)));
        js.Lower("_$anx", static (js, _, a) => ((AsyncRounds)a[0]).Next(js, JsValues.Arg(a, 1)));
        js.Lower("_$adn", static (_, _, a) => ((AsyncRounds)a[0]).IsLast(a[1]));
        js.Lower("_$aen", static (_, _, a) => ((AsyncRounds)a[0])._isDone);
        js.Lower("_$acl", static (js, _, a) => ((AsyncRounds)a[0]).Close(js, isQuiet: a.Length > 1));
    }

    private static AsyncRounds Of(JsEngine js, object value)
    {
        if (JsValues.IsNothing(value))
        {
            throw JsValues.TypeError($"{JsValues.Show(value)} is not async iterable");
        }

        var source = TypeConverter.ToObject(js.Script, value);
        var make = source.GetPropertyValue(js.AsyncIterator, value);
        var isPlain = JsValues.IsNothing(make);
        make = isPlain ? source.GetPropertyValue(Symbol.Iterator, value) : make;
        return make is FunctionInstance function
            ? new AsyncRounds(js, JsValues.Object(function.CallLateBound(value), "an iterator"), isPlain)
            : throw JsValues.TypeError($"{JsValues.Show(value)} is not async iterable");
    }

    private object Next(JsEngine js, object sent)
    {
        _isDone = true; // a failure of the iterator itself ends it too
        var result = _next.CallLateBound(_iterator, sent);
        if (!_isPlain)
        {
            return result;
        }

        var step = JsValues.Object(result, "an iterator's result");
        var isDone = TypeConverter.ToBoolean(step["done"]);
        var answer = js.Promise.New();
        js.Promise.Resolved(step["value"]).Then(value => answer.Resolve(GeneratorObject.Result(js, value, isDone)), reason => answer.Reject(reason));
        return answer;
    }

    private bool IsLast(object result) => _isDone = TypeConverter.ToBoolean(JsValues.Object(result, "an iterator's result")["done"]);

    // What is to be awaited then; a quiet one never fails, for another failure is on its way.
    private Library.PromiseObject Close(JsEngine js, bool isQuiet)
    {
        _isDone = true;
        var answer = js.Promise.New();
        js.Try(
            () =>
            {
                var end = _iterator["return"];
                answer.Resolve(JsValues.IsNothing(end) ? Undefined.Value : JsValues.Function(end).CallLateBound(_iterator));
            },
            answer.Reject);
        if (!isQuiet)
        {
            return answer;
        }

        var quiet = js.Promise.New();
        answer.Then(quiet.Resolve, _ => quiet.Resolve(Undefined.Value));
        return quiet;
    }
}
