using System.Text;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>What texts lack in Jurassic, and what would grow past a limit before anybody looks.</summary>
internal static class StringLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var prototype = js.Script.String.InstancePrototype;
        js.Method(prototype, "at", static (_, self, a) => At(This(self), JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "padStart", static (_, self, a) => Pad(This(self), a, isStart: true), 1);
        js.Method(prototype, "padEnd", static (_, self, a) => Pad(This(self), a, isStart: false), 1);
        js.Method(prototype, "repeat", static (_, self, a) => Repeat(This(self), Numbers.ToInteger(TypeConverter.ToNumber(JsValues.Arg(a, 0)))), 1);
        js.Method(prototype, "localeCompare", static (_, self, a) => Math.Sign(Collation.Compare(This(self), TypeConverter.ToString(JsValues.Arg(a, 0)))), 1);
        js.Method(prototype, "codePointAt", static (_, self, a) => CodePoint(This(self), Numbers.ToInteger(TypeConverter.ToNumber(JsValues.Arg(a, 0)))), 1);
        js.Method(prototype, "lastIndexOf", static (_, self, a) => LastIndex(This(self), TypeConverter.ToString(JsValues.Arg(a, 0)), TypeConverter.ToNumber(JsValues.Arg(a, 1))), 1);
        foreach (var name in (string[])["toUpperCase", "toLocaleUpperCase"])
        {
            js.Method(prototype, name, static (_, self, _) => Casing.Upper(This(self)));
        }

        foreach (var name in (string[])["toLowerCase", "toLocaleLowerCase"])
        {
            js.Method(prototype, name, static (_, self, _) => Casing.Lower(This(self)));
        }

        TextIterator.Add(js);
        js.Method(prototype, "isWellFormed", static (_, self, _) => WellFormed(This(self)) == This(self));
        js.Method(prototype, "toWellFormed", static (_, self, _) => WellFormed(This(self)));
    }

    /// <summary>The text of `this`.</summary>
    public static string This(object self) => JsValues.IsNothing(self)
        ? throw JsValues.TypeError("String.prototype method called on null or undefined")
        : TypeConverter.ToString(self);

    private static object At(string text, object index)
    {
        var at = Numbers.ToInteger(TypeConverter.ToNumber(index));
        at = at < 0 ? text.Length + at : at;
        return at < 0 || at >= text.Length ? Undefined.Value : text[(int)at].ToString();
    }

    private static object CodePoint(string text, double at)
    {
        if (at < 0 || at >= text.Length)
        {
            return Undefined.Value;
        }

        var index = (int)at;
        return index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? char.ConvertToUtf32(text[index], text[index + 1]) : (int)text[index];
    }

    private static int LastIndex(string text, string wanted, double from)
    {
        var last = text.Length - wanted.Length;
        var start = double.IsNaN(from) ? last : (int)Math.Clamp(Math.Truncate(from), 0, text.Length);
        for (var i = Math.Min(start, last); i >= 0; i--)
        {
            if (string.CompareOrdinal(text, i, wanted, 0, wanted.Length) == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Pad(string text, object[] a, bool isStart)
    {
        var length = Numbers.ToInteger(TypeConverter.ToNumber(JsValues.Arg(a, 0)));
        var filler = JsValues.IsUndefined(JsValues.Arg(a, 1)) ? " " : TypeConverter.ToString(a[1]);
        if (length <= text.Length || filler.Length == 0)
        {
            return text;
        }

        Limit(length);
        var missing = (int)length - text.Length;
        var filled = new StringBuilder(missing);
        while (filled.Length < missing)
        {
            filled.Append(filler, 0, Math.Min(filler.Length, missing - filled.Length));
        }

        return isStart ? filled.Append(text).ToString() : text + filled;
    }

    private static string Repeat(string text, double count)
    {
        if (count < 0 || double.IsInfinity(count))
        {
            throw JsValues.RangeError("Invalid count value: " + TypeConverter.ToString(count));
        }

        if (text.Length == 0 || count == 0)
        {
            return "";
        }

        Limit(text.Length * count);
        return new StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString();
    }

    private static void Limit(double length)
    {
        JsWatch.Current?.TakeText((long)Math.Min(length, long.MaxValue / 4));
        if (length > int.MaxValue / 4)
        {
            throw JsValues.RangeError("Invalid string length");
        }
    }

    private static string WellFormed(string text)
    {
        var made = new StringBuilder(text);
        for (var i = 0; i < made.Length; i++)
        {
            if (char.IsHighSurrogate(made[i]) && i + 1 < made.Length && char.IsLowSurrogate(made[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(made[i]))
            {
                made[i] = '\ufffd';
            }
        }

        return made.ToString();
    }
}
