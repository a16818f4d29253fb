using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`rem.queue(name)`.</summary>
internal static class RemQueues
{
    private const int LongWait = 3600;

    /// <summary>Its methods.</summary>
    public static void Add(JsEngine js, ObjectInstance prototype)
    {
        var message = js.Script.Object.Construct();
        RemLibrary.Method(js, message, "message.ack", static (js, self, a) => Settle(js, self, PrimitiveNames.QueueAck, a), 1);
        RemLibrary.Method(js, message, "message.nack", static (js, self, a) => Settle(js, self, PrimitiveNames.QueueNack, a.Length == 0 ? [Undefined.Value] : a), 2);
        RemLibrary.Method(js, prototype, "queue.put", static (js, self, a) => a.Length > 1 && !JsValues.IsUndefined(a[1])
            ? RemLibrary.Ask(js, PrimitiveNames.QueuePut, RemResource.Of(self).Name, a[0], a[1])
            : RemLibrary.Ask(js, PrimitiveNames.QueuePut, RemResource.Of(self).Name, JsValues.Arg(a, 0)), 2);
        RemLibrary.Method(js, prototype, "queue.take", (js, self, a) => Take(js, message, RemResource.Of(self), JsValues.Arg(a, 0)), 1);
        RemLibrary.Method(js, prototype, "queue.peek", static (js, self, _) => Look(js, self, PrimitiveNames.QueuePeek));
        RemLibrary.Method(js, prototype, "queue.newest", static (js, self, _) => Look(js, self, PrimitiveNames.QueueNewest));
        RemLibrary.Method(js, prototype, "queue.count", static (js, self, _) => RemLibrary.Ask(js, PrimitiveNames.QueueCount, RemResource.Of(self).Name));
        RemLibrary.Method(js, prototype, "queue.subscribe", (js, self, a) => Subscribe(js, message, RemResource.Of(self), RemLibrary.Function(js, JsValues.Arg(a, 0), "queue.subscribe")), 1);
    }

    private static object Take(JsEngine js, ObjectInstance prototype, RemResource queue, object wait)
    {
        if (RemLibrary.AskRaw(js, PrimitiveNames.QueueTake, queue.Name, wait) is not RemMap found)
        {
            return Null.Value;
        }

        var message = new RemResource(js, prototype, queue.Name, (string?)found["handle"]);
        foreach (var name in (string[])["id", "value", "tries"])
        {
            RemLibrary.Member(message, name, js.WriteCopy(found[name]));
        }

        return message;
    }

    private static object? Settle(JsEngine js, object self, string primitive, object[] more)
    {
        var message = RemResource.Of(self);
        RemLibrary.Ask(js, primitive, [message.Name, message.Handle, .. more]);
        message.IsSettled = true;
        return null;
    }

    private static object Look(JsEngine js, object self, string primitive) =>
        RemLibrary.AskRaw(js, primitive, RemResource.Of(self).Name) is RemMap found ? js.WriteCopy(found["value"]) : Null.Value;

    // Hands each message to the handler until that returns false. A message is done when the handler returned, and is
    // given back when it threw.
    private static object? Subscribe(JsEngine js, ObjectInstance prototype, RemResource queue, FunctionInstance handler)
    {
        while (true)
        {
            if (Take(js, prototype, queue, LongWait) is not RemResource message)
            {
                continue;
            }

            object goesOn;
            try
            {
                goesOn = handler.CallLateBound(Undefined.Value, message["value"], message);
            }
            catch (JavaScriptException) when (!message.IsSettled)
            {
                Settle(js, message, PrimitiveNames.QueueNack, [Undefined.Value]);
                throw;
            }

            if (!message.IsSettled)
            {
                Settle(js, message, PrimitiveNames.QueueAck, []);
            }

            if (goesOn is false)
            {
                return null;
            }
        }
    }
}
