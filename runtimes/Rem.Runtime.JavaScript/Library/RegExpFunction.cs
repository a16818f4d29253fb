using System.Text;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Patterns;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`RegExp`: our own, for Jurassic's has neither named groups nor classes as the language means them.</summary>
internal sealed class RegExpFunction : FunctionInstance
{
    private const string KnownFlags = "dgimsuy";

    private readonly JsEngine _js;
    private readonly ObjectInstance _prototype;

    private RegExpFunction(JsEngine js)
        : base(js.Script.Function.InstancePrototype)
    {
        _js = js;
        _prototype = js.Script.Object.Construct();
        InitializeProperties(
        [
            new PropertyNameAndValue("name", "RegExp", PropertyAttributes.Configurable),
            new PropertyNameAndValue("length", 2, PropertyAttributes.Configurable),
            new PropertyNameAndValue("prototype", _prototype, PropertyAttributes.Sealed),
        ]);
    }

    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var made = new RegExpFunction(js);
        var prototype = made._prototype;
        JsValues.DefineHidden(prototype, "constructor", made);
        js.Method(prototype, "exec", static (_, self, a) => Exec(Of(self), TypeConverter.ToString(JsValues.Arg(a, 0))), 1);
        js.Method(prototype, "test", static (_, self, a) => Of(self).Execute(TypeConverter.ToString(JsValues.Arg(a, 0))) is not null, 1);
        js.Method(prototype, "toString", static (_, self, _) => self is ObjectInstance target
            ? $"/{TypeConverter.ToString(target["source"])}/{TypeConverter.ToString(target["flags"])}"
            : throw JsValues.TypeError("RegExp.prototype.toString requires that 'this' be an object"));
        Getter(js, prototype, "source", static (js, self) => self is RegExpObject target ? Shown(target.Source) : "(?:)");
        Getter(js, prototype, "flags", static (js, self) => self is RegExpObject target ? target.Flags : "");
        foreach (var (name, flag) in ((string, char)[])[("global", 'g'), ("ignoreCase", 'i'), ("multiline", 'm'), ("sticky", 'y'), ("unicode", 'u'), ("dotAll", 's'), ("hasIndices", 'd')])
        {
            Getter(js, prototype, name, (_, self) => self is RegExpObject target ? target.Has(flag) : Undefined.Value);
        }

        js.Global("RegExp", made);
        js.Lower("_$re", (js, _, a) => new RegExpObject(js, prototype, (string)a[0], (string)a[1]));
        RegExpMethods.Add(js, prototype);
    }

    /// <inheritdoc/>
    public override object CallLateBound(object thisObject, params object[] argumentValues) =>
        JsValues.Arg(argumentValues, 0) is RegExpObject same && JsValues.IsUndefined(JsValues.Arg(argumentValues, 1)) ? same : ConstructLateBound(this, argumentValues);

    /// <inheritdoc/>
    public override ObjectInstance ConstructLateBound(FunctionInstance newTarget, params object[] argumentValues)
    {
        var first = JsValues.Arg(argumentValues, 0);
        var second = JsValues.Arg(argumentValues, 1);
        var source = first is RegExpObject same ? same.Source : JsValues.IsUndefined(first) ? "" : TypeConverter.ToString(first);
        var flags = JsValues.IsUndefined(second) ? (first as RegExpObject)?.Flags ?? "" : TypeConverter.ToString(second);
        return new RegExpObject(_js, newTarget.InstancePrototype, source, Ordered(flags));
    }

    /// <summary>The regular expression of `this`.</summary>
    public static RegExpObject Of(object self) => self as RegExpObject ?? throw JsValues.TypeError("Receiver is not a RegExp");

    /// <summary>`exec`.</summary>
    public static object Exec(RegExpObject pattern, string input) => pattern.Execute(input) is { } match ? pattern.Result(match, input) : Null.Value;

    private static void Getter(JsEngine js, ObjectInstance target, string name, Func<JsEngine, object, object> get) => target.DefineProperty(
        name,
        new PropertyDescriptor(new HostFunction(js, "get " + name, 0, (js, self, _) => get(js, self)), null, PropertyAttributes.Configurable),
        throwOnError: true);

    private static string Ordered(string flags)
    {
        var ordered = new StringBuilder();
        foreach (var flag in KnownFlags)
        {
            if (flags.Contains(flag, StringComparison.Ordinal))
            {
                ordered.Append(flag);
            }
        }

        return ordered.Length == flags.Length
            ? ordered.ToString()
            : throw new JavaScriptException(ErrorType.SyntaxError, $"Invalid flags supplied to RegExp constructor '{flags}'");
    }

    // As it would stand between two slashes.
    private static string Shown(string source)
    {
        var text = new StringBuilder(source.Length + 4);
        var isInClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '\\' && i + 1 < source.Length)
            {
                text.Append(c).Append(Escaped(source[++i]) ?? source[i].ToString());
                continue;
            }

            isInClass = c == '[' || (isInClass && c != ']');
            text.Append(c == '/' && !isInClass ? "\\/" : Escaped(c) is { } end ? "\\" + end : c.ToString());
        }

        return text.Length == 0 ? "(?:)" : text.ToString();
    }

    private static string? Escaped(char c) => c switch { '\n' => "n", '\r' => "r", '\u2028' => "u2028", '\u2029' => "u2029", _ => null };
}
