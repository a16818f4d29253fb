using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Jurassic;
using Jurassic.Compiler;
using Jurassic.Library;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>
/// Functions of scripts. The transformer says of each what it is and where its text stands (`"=a12,34";` at the start
/// of its body). Jurassic gives every one a prototype and sets up its properties one by one; here each is a copy of the
/// first that came from the same place of the code, and those that `new` does not take have no prototype.
/// </summary>
internal sealed class ScriptFunctions(JsEngine js)
{
    private const int MostPlaces = 4096;
    private const string Mark = "\"=";

    private static readonly FieldInfo _schema = typeof(ObjectInstance).GetField("schema", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingFieldException(nameof(ObjectInstance), "schema");

    private readonly Dictionary<object, Place> _places = new(ReferenceEqualityComparer.Instance);
    private readonly object _bare = _schema.GetValue(new HostFunction(js, "", 0, static (_, _, _) => null))!;

    /// <summary>Makes a function.</summary>
    public static UserDefinedFunction Create(ObjectInstance prototype, string name, IList<string> argumentNames, RuntimeScope scope, string bodyText, object method, bool isStrict, ObjectInstance container) =>
        JsWatch.Current is { } watch && ReferenceEquals(watch.Functions.Engine, prototype.Engine) && MarkOf(bodyText) >= 0
            ? watch.Functions.Copy(prototype, name, argumentNames, scope, bodyText, method, isStrict)
            : New(prototype, name, argumentNames, scope, bodyText, method, isStrict, container);

    /// <summary>True for a function that `new` takes.</summary>
    public static bool IsConstructor(FunctionInstance function) =>
        function.IsConstructor && (function is not UserDefinedFunction script || MarkOf(script.BodyText) is not (>= 0 and var at) || script.BodyText[at] == 'f');

    /// <summary>The place of a function's text in its script, or null for one that no script made.</summary>
    public static (int Start, int End)? TextOf(FunctionInstance function)
    {
        if (function is not UserDefinedFunction { BodyText: var body } || MarkOf(body) is not (>= 0 and var at))
        {
            return null;
        }

        var comma = body.IndexOf(',', at);
        return (int.Parse(body.AsSpan((at + 1)..comma), NumberStyles.None, CultureInfo.InvariantCulture),
            int.Parse(body.AsSpan((comma + 1)..body.IndexOf('"', comma)), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>Whose they are.</summary>
    public ScriptEngine Engine => js.Script;

    /// <summary>Forgets what scripts are no longer there for.</summary>
    public void Clear() => _places.Clear();

    // Where the kind stands in a body's text, or -1.
    private static int MarkOf(string bodyText)
    {
        var at = bodyText.AsSpan(0, Math.Min(bodyText.Length, 8)).IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? -1 : at + Mark.Length;
    }

    private UserDefinedFunction Copy(ObjectInstance prototype, string name, IList<string> argumentNames, RuntimeScope scope, string bodyText, object method, bool isStrict)
    {
        if (!_places.TryGetValue(method, out var place))
        {
            place = Note(prototype, name, argumentNames, scope, bodyText, method, isStrict);
        }

        var made = (UserDefinedFunction)Clone(place.Function);
        SetScope(made, scope);
        var values = new object?[place.Instance is null ? 2 : 3];
        (values[0], values[1]) = (place.Values[0], place.Values[1]);
        if (place.Instance is not null)
        {
            var instance = (ObjectInstance)Clone(place.Instance);
            Values(instance) = [made, null, null, null];
            values[2] = instance;
        }

        Values(made) = values;
        return made;
    }

    private Place Note(ObjectInstance prototype, string name, IList<string> argumentNames, RuntimeScope scope, string bodyText, object method, bool isStrict)
    {
        if (_places.Count >= MostPlaces)
        {
            _places.Clear();
        }

        var first = New(prototype, name, argumentNames, scope, bodyText, method, isStrict, null);
        ObjectInstance? instance = null;
        if (bodyText[MarkOf(bodyText)] == 'a')
        {
            _schema.SetValue(first, _bare);
        }
        else
        {
            instance = (ObjectInstance)first["prototype"];
        }

        SetScope(first, null);
        var place = new Place(first, instance, Values(first));
        _places.Add(method, place);
        return place;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern UserDefinedFunction New(
        ObjectInstance prototype,
        string name,
        IList<string> argumentNames,
        RuntimeScope? scope,
        string bodyText,
        [UnsafeAccessorType("Jurassic.Compiler.GeneratedMethod, Jurassic")] object method,
        bool isStrict,
        ObjectInstance? container);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "MemberwiseClone")]
    private static extern object Clone(object target);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ParentScope")]
    private static extern void SetScope(UserDefinedFunction target, RuntimeScope? scope);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "propertyValues")]
    private static extern ref object?[] Values(ObjectInstance target);

    private sealed record Place(UserDefinedFunction Function, ObjectInstance? Instance, object?[] Values);
}
