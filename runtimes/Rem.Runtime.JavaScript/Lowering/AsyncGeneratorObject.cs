using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Library;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>What an async generator function gives: each `next` is a promise, and they are answered one after the other.</summary>
internal sealed class AsyncGeneratorObject(JsEngine js, StateContext state) : ObjectInstance(js.Script, js.AsyncGeneratorPrototype)
{
    private readonly Queue<Wish> _wishes = [];
    private bool _isAtWork;

    private enum Way
    {
        Next,
        Return,
        Throw,
    }

    /// <summary>The methods of all of them.</summary>
    public static void AddTo(JsEngine js, ObjectInstance prototype)
    {
        js.Method(prototype, "next", static (js, self, a) => Ask(js, self, Way.Next, JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "return", static (js, self, a) => Ask(js, self, Way.Return, JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "throw", static (js, self, a) => Ask(js, self, Way.Throw, JsValues.Arg(a, 0)), 1);
        JsValues.DefineHidden(prototype, js.AsyncIterator, new HostFunction(js, "[Symbol.asyncIterator]", 0, static (_, self, _) => self));
        prototype.DefineProperty(Symbol.ToStringTag, new PropertyDescriptor("AsyncGenerator", PropertyAttributes.Configurable), throwOnError: true);
    }

    private static PromiseObject Ask(JsEngine js, object self, Way way, object value)
    {
        var answer = js.Promise.New();
        if (self is not AsyncGeneratorObject generator)
        {
            answer.Reject(js.ErrorObject(JsValues.TypeError("next method called on incompatible receiver " + JsValues.Show(self))));
            return answer;
        }

        generator._wishes.Enqueue(new Wish(way, value, answer));
        generator.Work();
        return answer;
    }

    private void Work()
    {
        while (!_isAtWork && _wishes.TryPeek(out var wish))
        {
            if (state.IsNew && wish.Way != Way.Next)
            {
                state.Return(Undefined.Value); // it never began: there is nothing to leave
            }

            if (!state.IsDone && wish.Way != Way.Return)
            {
                Step(() => wish.Way == Way.Next ? state.Next(wish.Value) : state.Throw(js.Thrown(wish.Value)));
            }
            else if (wish.Way == Way.Return)
            {
                _isAtWork = true;
                Await(wish.Value, value => state.IsDone ? Ended(value) : state.Return(value));
            }
            else
            {
                _wishes.Dequeue();
                Answer(wish);
            }
        }
    }

    private void Answer(Wish wish)
    {
        if (wish.Way == Way.Throw)
        {
            wish.Answer.Reject(wish.Value);
        }
        else
        {
            wish.Answer.Resolve(GeneratorObject.Result(js, Undefined.Value, isDone: true));
        }
    }

    private static object Ended(object value) => value;

    private void Await(object value, Func<object, object> onValue)
    {
        js.Promise.Resolved(value).Then(
            settled => Step(() => onValue(settled)),
            reason => Step(() => state.IsDone ? throw js.Thrown(reason) : state.Throw(js.Thrown(reason))));
    }

    private void Step(Func<object> step)
    {
        _isAtWork = true;
        js.Try(
            () =>
            {
                var value = step();
                if (!state.IsDone && state.IsAwaiting)
                {
                    Await(value, state.Next);
                    return;
                }

                Settle().Resolve(GeneratorObject.Result(js, value, state.IsDone));
            },
            (reason, failure) => Settle().Reject(reason, failure));
        Work();
    }

    private PromiseObject Settle()
    {
        _isAtWork = false;
        return _wishes.Dequeue().Answer;
    }

    private sealed record Wish(Way Way, object Value, PromiseObject Answer);
}
