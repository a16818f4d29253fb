using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>Goes over the characters of a text, a pair of surrogates being one.</summary>
internal sealed class TextIterator(JsEngine js, ObjectInstance prototype, string text) : ObjectInstance(js.Script, prototype)
{
    private int _at;

    /// <summary>Makes texts iterate by it.</summary>
    public static void Add(JsEngine js)
    {
        var prototype = js.Script.Object.Construct();
        js.SetPrototype(prototype, js.IteratorPrototype);
        js.Method(prototype, "next", static (js, self, _) => (self as TextIterator ?? throw JsValues.TypeError("next method called on incompatible receiver " + JsValues.Show(self))).Next(js));
        prototype.DefineProperty(Symbol.ToStringTag, new PropertyDescriptor("String Iterator", PropertyAttributes.Configurable), throwOnError: true);
        var make = new HostFunction(js, "[Symbol.iterator]", 0, (js, self, _) => new TextIterator(js, prototype, Library.StringLibrary.This(self)));
        JsValues.DefineHidden(js.Script.String.InstancePrototype, Symbol.Iterator, make);
    }

    private ObjectInstance Next(JsEngine js)
    {
        if (_at >= text.Length)
        {
            return GeneratorObject.Result(js, Undefined.Value, isDone: true);
        }

        var length = _at + 1 < text.Length && char.IsSurrogatePair(text[_at], text[_at + 1]) ? 2 : 1;
        var part = text.Substring(_at, length);
        _at += length;
        return GeneratorObject.Result(js, part, isDone: false);
    }
}
