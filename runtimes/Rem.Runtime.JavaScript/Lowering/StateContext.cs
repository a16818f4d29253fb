using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>
/// The state of a generator or async function: `n`, the state to go on in; `s`, the value that came in; `e`, the error
/// at hand. The function's code is called again and again until it stands at a yield or has ended.
/// </summary>
internal sealed class StateContext : ObjectInstance
{
    private const string State = "n";

    private readonly FunctionInstance _body;
    private readonly List<OpenTry> _tries = [];
    private Rounds? _inner;
    private object _value = Undefined.Value;
    private Step _step;

    /// <summary>A function that has not begun.</summary>
    public StateContext(JsEngine js, FunctionInstance body)
        : base(js.Script, js.StatePrototype)
    {
        _body = body;
        this[State] = 0;
        this["s"] = Undefined.Value;
        this["e"] = Undefined.Value;
    }

    private enum Step
    {
        Go,
        Yield,
        Return,
    }

    /// <summary>True before the first step.</summary>
    public bool IsNew { get; private set; } = true;

    /// <summary>True when it has ended.</summary>
    public bool IsDone { get; private set; }

    /// <summary>True where it stands at an `await` of an async generator, not at a yield.</summary>
    public bool IsAwaiting { get; private set; }

    /// <summary>True while its code is at work.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Goes on with a value, up to the next yield or the end; what was yielded or returned.</summary>
    public object Next(object value)
    {
        IsNew = false;
        this["s"] = value;
        return Run(null);
    }

    /// <summary>Goes on with a failure at the place where it stands.</summary>
    public object Throw(JavaScriptException error)
    {
        IsNew = false;
        return Run(error);
    }

    /// <summary>Goes on with a return at the place where it stands.</summary>
    public object Return(object value)
    {
        IsNew = false;
        Leave(value);
        return _step == Step.Return ? Finish() : Run(null);
    }

    /// <summary>What the function's code calls.</summary>
    public static void AddTo(JsEngine js, ObjectInstance prototype)
    {
        js.Method(prototype, "y", static (_, self, a) => ((StateContext)self).Yield(a[0], (int)a[1], isAwaiting: false));
        js.Method(prototype, "w", static (_, self, a) => ((StateContext)self).Yield(a[0], (int)a[1], isAwaiting: true));
        js.Method(prototype, "r", static (_, self, a) => ((StateContext)self).Leave(JsValues.Arg(a, 0)));
        js.Method(prototype, "j", static (_, self, a) => ((StateContext)self).Jump((int)a[0], (int)a[1]));
        js.Method(prototype, "p", static (_, self, a) => ((StateContext)self).Open(TypeConverter.ToInteger(a[0]), TypeConverter.ToInteger(a[1])));
        js.Method(prototype, "f", static (_, self, _) => ((StateContext)self).EndFinally());
        js.Method(prototype, "d", static (js, self, a) => ((StateContext)self).Delegate(js, a[0], (int)a[1]));
    }

    private object Run(JavaScriptException? error)
    {
        if (IsRunning)
        {
            throw JsValues.TypeError("Generator is already running");
        }

        IsRunning = true;
        try
        {
            while (true)
            {
                if (error is not null)
                {
                    Catch(error);
                    error = null;
                }

                try
                {
                    _step = Step.Go;
                    _body.CallLateBound(Undefined.Value, this);
                }
                catch (JavaScriptException failure)
                {
                    error = failure;
                    continue;
                }

                if (_step == Step.Yield)
                {
                    return _value;
                }

                if (_step == Step.Return)
                {
                    return Finish();
                }
            }
        }
        catch
        {
            IsDone = true;
            throw;
        }
        finally
        {
            IsRunning = false;
        }
    }

    private object Finish()
    {
        IsDone = true;
        return _value;
    }

    private object? Yield(object value, int next, bool isAwaiting)
    {
        IsAwaiting = isAwaiting;
        this[State] = next;
        _value = value;
        _step = Step.Yield;
        return null;
    }

    // A failure goes to the nearest catch, or past the nearest finally; where there is neither it leaves.
    private void Catch(JavaScriptException failure)
    {
        while (_tries.Count > 0)
        {
            var top = _tries[^1];
            if (top.Catch >= 0)
            {
                this["e"] = JurassicPatches.ErrorObject(failure, Engine);
                this[State] = top.Catch;
                top.Catch = -1;
                return;
            }

            if (top.Finally >= 0)
            {
                this[State] = top.Finally;
                top.Finally = -1;
                top.After = new Completion(failure, null, 0, 0);
                return;
            }

            _tries.RemoveAt(_tries.Count - 1);
        }

        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    private object? Leave(object value)
    {
        while (_tries.Count > 0)
        {
            var top = _tries[^1];
            if (top.Finally >= 0)
            {
                this[State] = top.Finally;
                top.Finally = top.Catch = -1;
                top.After = new Completion(null, value, 0, 0);
                _step = Step.Go;
                return null;
            }

            _tries.RemoveAt(_tries.Count - 1);
        }

        _value = value;
        _step = Step.Return;
        return null;
    }

    private object? Jump(int target, int depth)
    {
        while (_tries.Count > depth)
        {
            var top = _tries[^1];
            if (top.Finally >= 0)
            {
                this[State] = top.Finally;
                top.Finally = top.Catch = -1;
                top.After = new Completion(null, null, target, depth);
                return null;
            }

            _tries.RemoveAt(_tries.Count - 1);
        }

        this[State] = target;
        return null;
    }

    private object? Open(int onCatch, int onFinally)
    {
        _tries.Add(new OpenTry { Catch = onCatch, Finally = onFinally });
        return null;
    }

    private object? EndFinally()
    {
        var after = _tries[^1].After;
        _tries.RemoveAt(_tries.Count - 1);
        if (after.Failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(after.Failure);
        }

        return after.Value is not null ? Leave(after.Value) : Jump(after.Target, after.Depth);
    }

    /// <summary>`yield*`: the generator or iterator inside, as long as it has values.</summary>
    public Rounds? Inner => _inner;

    private object? Delegate(JsEngine js, object iterable, int next)
    {
        _inner = (Rounds)Rounds.Of(js, iterable, always: true);
        this[State] = next;
        _step = Step.Yield;
        _value = DelegateMark;
        return null;
    }

    /// <summary>What stands for the first value of <see cref="Inner"/>.</summary>
    public static readonly object DelegateMark = new();

    /// <summary>The iterator inside has ended.</summary>
    public void EndInner() => _inner = null;

    private sealed class OpenTry
    {
        public int Catch;
        public int Finally;
        public Completion After;
    }

    private readonly record struct Completion(JavaScriptException? Failure, object? Value, int Target, int Depth);
}
