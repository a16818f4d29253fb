using System.Reflection;
using System.Text;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Transforming;

/// <summary>
/// acorn and the transformer in an engine of their own. Loading takes some tenths of a second, so that it is done for
/// the first script that no cache has. For one thread at a time.
/// </summary>
internal sealed class Transformer
{
    /// <summary>Room for work that calls itself as deep as a script is nested.</summary>
    public const int StackBytes = 16 * 1024 * 1024;

    private static readonly string[] _parts =
    [
        "00-words", "01-nodes", "02-scopes", "03-analyze", "04-emit", "05-expressions", "06-assignments", "07-functions", "08-classes", "09-statements", "10-states", "11-yields", "12-async", "13-main",
    ];

    private static readonly Lazy<string> _source = new(ReadTransform);
    private static readonly Lazy<string> _acorn = new(static () => Resource("acorn.js"));

    private readonly ScriptEngine _engine;
    private readonly FunctionInstance _transform;

    /// <summary>Loads both.</summary>
    public Transformer()
    {
        JurassicPatches.Apply();
        _engine = new ScriptEngine();
        // acorn comes as a module; here it finds the globals of one.
        _engine.Execute("var exports = {}, module = { exports: exports }, globalThis = this;");
        _engine.Execute(new StringScriptSource(_acorn.Value, "acorn.js"));
        _transform = (FunctionInstance)_engine.Evaluate(new StringScriptSource("(function(acorn) {" + _source.Value + "\nreturn transform; })", "transform.js")) is { } make
            ? (FunctionInstance)make.CallLateBound(Undefined.Value, _engine.Evaluate("module.exports"))
            : throw new InvalidOperationException("the transformer is no function");
    }

    /// <summary>acorn's text.</summary>
    public static string Acorn => _acorn.Value;

    /// <summary>The transformer's own text.</summary>
    public static string Source => _source.Value;

    /// <summary>Transforms a script with the names that are its parameters. Throws <see cref="ScriptSyntaxException"/>.</summary>
    public TransformedScript Transform(string text, IReadOnlyList<string> names)
    {
        var list = new object[names.Count];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = names[i];
        }

        try
        {
            var result = (ObjectInstance)_transform.CallLateBound(Undefined.Value, text, _engine.Array.New(list));
            var lines = (ArrayInstance)result["lines"];
            var numbers = new int[lines.Length];
            for (var i = 0U; i < numbers.Length; i++)
            {
                numbers[i] = TypeConverter.ToInteger(lines[i]);
            }

            return new TransformedScript(TypeConverter.ToString(result["code"]), numbers, TypeConverter.ToBoolean(result["mayWrite"]));
        }
        catch (JavaScriptException failure) when (failure.ErrorType == ErrorType.RangeError)
        {
            throw new ScriptSyntaxException("the script is nested too deep", 1, 1);
        }
        catch (JavaScriptException failure) when (failure.GetErrorObject(_engine) is ObjectInstance error && error["loc"] is ObjectInstance place)
        {
            throw new ScriptSyntaxException(ScriptSyntax.Words(TypeConverter.ToString(error["message"])), TypeConverter.ToInteger(place["line"]), TypeConverter.ToInteger(place["column"]) + 1);
        }
        catch (JavaScriptException failure)
        {
            throw new ScriptSyntaxException("this script cannot be brought down to what runs here: " + failure.Message, 1, 1);
        }
    }

    private static string ReadTransform()
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            text.Append(Resource("Transform." + part + ".js")).Append('\n');
        }

        return text.ToString();
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new FileNotFoundException("no such part of the JavaScript runtime", name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
