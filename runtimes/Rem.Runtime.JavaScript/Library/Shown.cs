using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>Values as the log shows them.</summary>
internal static class Shown
{
    /// <summary>A text as it is, an error as its text, lists and objects as JSON, anything else as its text.</summary>
    public static string Text(JsEngine js, object value) => value switch
    {
        Symbol symbol => symbol.ToString(),
        double and 0 when double.IsNegative((double)value) => "-0",
        ErrorInstance or FunctionInstance => TypeConverter.ToString(value),
        ObjectInstance => new JsonTextWriter(js, Undefined.Value, Undefined.Value).Write(value) ?? TypeConverter.ToString(value),
        _ => TypeConverter.ToString(value),
    };

    /// <summary>Several values with blanks between them, as `console.log` writes them.</summary>
    public static string Line(JsEngine js, object[] values)
    {
        var texts = new string[values.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Text(js, values[i]);
        }

        return string.Join(' ', texts);
    }
}
