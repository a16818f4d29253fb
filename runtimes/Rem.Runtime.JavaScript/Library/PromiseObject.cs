using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>A promise. Its reactions run in the engine's queue, which is worked off when the script has ended.</summary>
internal sealed class PromiseObject(JsEngine js, ObjectInstance prototype) : ObjectInstance(js.Script, prototype)
{
    private List<Action>? _reactions;
    private bool _isResolved;

    /// <summary>True until it is fulfilled or rejected.</summary>
    public bool IsPending { get; private set; } = true;

    /// <summary>True when it was rejected.</summary>
    public bool IsRejected { get; private set; }

    /// <summary>True when somebody asked what became of it.</summary>
    public bool IsHandled { get; private set; }

    /// <summary>The value, or the reason.</summary>
    public object Value { get; private set; } = Undefined.Value;

    /// <summary>The failure that rejected it, for its lines.</summary>
    public JavaScriptException? Failure { get; private set; }

    /// <summary>Settles it with a value, or with what becomes of that where it is a promise itself. Only the first counts.</summary>
    public void Resolve(object value)
    {
        if (_isResolved)
        {
            return;
        }

        _isResolved = true;
        Follow(value);
    }

    /// <summary>Rejects it. Only the first counts.</summary>
    public void Reject(object reason, JavaScriptException? failure = null)
    {
        if (_isResolved)
        {
            return;
        }

        _isResolved = true;
        Settle(reason, isRejected: true, failure);
    }

    /// <summary>Calls one of two when it is settled, from the queue.</summary>
    public void Then(Action<object> onValue, Action<object> onReason)
    {
        IsHandled = true;
        void React() => (IsRejected ? onReason : onValue)(Value);
        if (IsPending)
        {
            (_reactions ??= []).Add(React);
        }
        else
        {
            js.Jobs.Enqueue(React);
        }
    }

    /// <summary>A promise that is settled by what functions of the script make of this one's value or reason.</summary>
    public PromiseObject Then(object onValue, object onReason)
    {
        var next = new PromiseObject(js, Prototype);
        Then(value => Pass(next, onValue, value, isReason: false), reason => Pass(next, onReason, reason, isReason: true));
        return next;
    }

    private void Pass(PromiseObject next, object handler, object value, bool isReason)
    {
        if (handler is not FunctionInstance function)
        {
            if (isReason)
            {
                next.Reject(value, Failure);
            }
            else
            {
                next.Resolve(value);
            }

            return;
        }

        js.Try(() => next.Resolve(function.CallLateBound(Undefined.Value, value)), next.Reject);
    }

    private void Follow(object value)
    {
        if (ReferenceEquals(value, this))
        {
            Settle(js.ErrorObject(JsValues.TypeError("Chaining cycle detected for promise")), isRejected: true, null);
            return;
        }

        if (value is not ObjectInstance target)
        {
            Settle(value, isRejected: false, null);
            return;
        }

        js.Try(
            () =>
            {
                if (target["then"] is FunctionInstance then)
                {
                    js.Jobs.Enqueue(() => Adopt(target, then));
                }
                else
                {
                    Settle(value, isRejected: false, null);
                }
            },
            (reason, failure) => Settle(reason, isRejected: true, failure));
    }

    private void Adopt(ObjectInstance target, FunctionInstance then)
    {
        var isDone = false;
        var resolve = new HostFunction(js, "", 1, (_, _, a) =>
        {
            if (!isDone)
            {
                isDone = true;
                Follow(JsValues.Arg(a, 0));
            }

            return null;
        });
        var reject = new HostFunction(js, "", 1, (_, _, a) =>
        {
            if (!isDone)
            {
                isDone = true;
                Settle(JsValues.Arg(a, 0), isRejected: true, null);
            }

            return null;
        });
        js.Try(() => then.CallLateBound(target, resolve, reject), (reason, failure) =>
        {
            if (!isDone)
            {
                isDone = true;
                Settle(reason, isRejected: true, failure);
            }
        });
    }

    private void Settle(object value, bool isRejected, JavaScriptException? failure)
    {
        Value = value;
        IsRejected = isRejected;
        Failure = failure;
        IsPending = false;
        if (isRejected && !IsHandled)
        {
            js.NoteRejection(this);
        }

        if (_reactions is not null)
        {
            foreach (var reaction in _reactions)
            {
                js.Jobs.Enqueue(reaction);
            }

            _reactions = null;
        }
    }
}
