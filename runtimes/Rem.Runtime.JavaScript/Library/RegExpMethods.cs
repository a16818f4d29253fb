using System.Text.RegularExpressions;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Patterns;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>Searching, replacing and splitting of texts, by texts and by regular expressions.</summary>
internal static class RegExpMethods
{
    /// <summary>Puts them into an engine.</summary>
    public static void Add(JsEngine js, ObjectInstance pattern)
    {
        Hook(js, pattern, Symbol.Match, "[Symbol.match]", static (js, self, a) => Match(js, RegExpFunction.Of(self), TypeConverter.ToString(JsValues.Arg(a, 0))));
        Hook(js, pattern, Symbol.Search, "[Symbol.search]", static (_, self, a) => RegExpFunction.Of(self).Pattern.Match(TypeConverter.ToString(JsValues.Arg(a, 0)), 0) is { Success: true } found ? found.Index : -1);
        Hook(js, pattern, Symbol.Replace, "[Symbol.replace]", static (js, self, a) => Replacement.ByPattern(RegExpFunction.Of(self), TypeConverter.ToString(JsValues.Arg(a, 0)), JsValues.Arg(a, 1)));
        Hook(js, pattern, Symbol.Split, "[Symbol.split]", static (js, self, a) => Split(js, RegExpFunction.Of(self), TypeConverter.ToString(JsValues.Arg(a, 0)), JsValues.Arg(a, 1)));
        var text = js.Script.String.InstancePrototype;
        js.Method(text, "match", static (js, self, a) => Hooked(self, a, Symbol.Match, out var result) ? result : Match(js, Pattern(js, JsValues.Arg(a, 0), ""), StringLibrary.This(self)), 1);
        js.Method(text, "matchAll", MatchAll, 1);
        js.Method(text, "search", static (js, self, a) => Hooked(self, a, Symbol.Search, out var result) ? result
            : Pattern(js, JsValues.Arg(a, 0), "").Pattern.Match(StringLibrary.This(self), 0) is { Success: true } found ? found.Index : -1, 1);
        js.Method(text, "replace", static (_, self, a) => Hooked(self, a, Symbol.Replace, out var result) ? result
            : Replacement.ByText(StringLibrary.This(self), TypeConverter.ToString(JsValues.Arg(a, 0)), JsValues.Arg(a, 1), isAll: false), 2);
        js.Method(text, "replaceAll", ReplaceAll, 2);
        js.Method(text, "split", static (js, self, a) => Hooked(self, a, Symbol.Split, out var result) ? result
            : SplitByText(js, StringLibrary.This(self), JsValues.Arg(a, 0), JsValues.Arg(a, 1)), 2);
    }

    private static void Hook(JsEngine js, ObjectInstance target, Symbol symbol, string name, HostBody body) =>
        JsValues.DefineHidden(target, symbol, new HostFunction(js, name, symbol == Symbol.Match || symbol == Symbol.Search ? 1 : 2, body));

    // An argument with a method of its own does the work.
    private static bool Hooked(object self, object[] a, Symbol symbol, out object? result)
    {
        result = null;
        var text = StringLibrary.This(self);
        if (JsValues.Arg(a, 0) is not ObjectInstance target || target[symbol] is not FunctionInstance method)
        {
            return false;
        }

        result = a.Length > 1 ? method.CallLateBound(target, text, a[1]) : method.CallLateBound(target, text);
        return true;
    }

    private static RegExpObject Pattern(JsEngine js, object value, string flags) =>
        (RegExpObject)((FunctionInstance)js.Script.Global["RegExp"]).ConstructLateBound((FunctionInstance)js.Script.Global["RegExp"], value, flags);

    private static object Match(JsEngine js, RegExpObject pattern, string input)
    {
        if (!pattern.IsGlobal)
        {
            return RegExpFunction.Exec(pattern, input);
        }

        pattern.SetLastIndex(0);
        var found = new List<object>();
        foreach (var match in pattern.All(input))
        {
            found.Add(match.Value);
        }

        return found.Count == 0 ? Null.Value : JsValues.List(js, found);
    }

    private static object MatchAll(JsEngine js, object self, object[] a)
    {
        var input = StringLibrary.This(self);
        var pattern = JsValues.Arg(a, 0) as RegExpObject ?? Pattern(js, JsValues.Arg(a, 0), "g");
        if (!pattern.IsGlobal)
        {
            throw JsValues.TypeError("String.prototype.matchAll called with a non-global RegExp argument");
        }

        var matches = pattern.All(input).GetEnumerator();
        var iterator = js.Script.Object.Construct();
        js.SetPrototype(iterator, js.IteratorPrototype);
        js.Method(iterator, "next", (js, _, _) => matches.MoveNext()
            ? GeneratorObject.Result(js, pattern.Result(matches.Current, input), isDone: false)
            : GeneratorObject.Result(js, Undefined.Value, isDone: true));
        return iterator;
    }

    private static object? ReplaceAll(JsEngine js, object self, object[] a)
    {
        if (JsValues.Arg(a, 0) is RegExpObject { IsGlobal: false })
        {
            throw JsValues.TypeError("replaceAll must be called with a global RegExp");
        }

        return Hooked(self, a, Symbol.Replace, out var result) ? result
            : Replacement.ByText(StringLibrary.This(self), TypeConverter.ToString(JsValues.Arg(a, 0)), JsValues.Arg(a, 1), isAll: true);
    }

    private static long Most(object limit) => JsValues.IsUndefined(limit) ? uint.MaxValue : unchecked((uint)Numbers.ToInt32(TypeConverter.ToNumber(limit)));

    private static ArrayInstance SplitByText(JsEngine js, string text, object separator, object limit)
    {
        var most = Most(limit);
        var parts = new List<object>();
        if (most == 0)
        {
            return JsValues.List(js, parts);
        }

        if (JsValues.IsUndefined(separator))
        {
            return js.Script.Array.New([text]);
        }

        var between = TypeConverter.ToString(separator);
        if (between.Length == 0)
        {
            JsWatch.Current?.Take(text.Length * 8L);
            for (var i = 0; i < text.Length && parts.Count < most; i++)
            {
                parts.Add(text[i].ToString());
            }

            return JsValues.List(js, parts);
        }

        var start = 0;
        for (var at = text.IndexOf(between, StringComparison.Ordinal); at >= 0 && parts.Count < most; at = text.IndexOf(between, start, StringComparison.Ordinal))
        {
            parts.Add(text[start..at]);
            start = at + between.Length;
        }

        if (parts.Count < most)
        {
            parts.Add(text[start..]);
        }

        return JsValues.List(js, parts);
    }

    private static ArrayInstance Split(JsEngine js, RegExpObject pattern, string text, object limit)
    {
        var most = Most(limit);
        var parts = new List<object>();
        if (most == 0)
        {
            return JsValues.List(js, parts);
        }

        if (text.Length == 0)
        {
            return pattern.Pattern.Match(text, 0).Success ? js.Script.Array.New() : js.Script.Array.New([text]);
        }

        var start = 0;
        foreach (var match in Unstuck(pattern).All(text))
        {
            if (match.Index >= text.Length || (match.Length == 0 && match.Index == start) || match.Index + match.Length == start)
            {
                continue;
            }

            parts.Add(text[start..match.Index]);
            for (var i = 1; i <= pattern.Pattern.Groups && parts.Count < most; i++)
            {
                parts.Add(RegExpObject.Group(match, i));
            }

            start = match.Index + match.Length;
            if (parts.Count >= most)
            {
                return JsValues.List(js, parts);
            }
        }

        parts.Add(text[start..]);
        return JsValues.List(js, parts);
    }

    private static RegExpObject Unstuck(RegExpObject pattern) => pattern.IsSticky ? pattern.Without('y') : pattern;
}
