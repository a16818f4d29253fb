using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Calls;
using Rem.Runtime.JavaScript.Library;
using Rem.Runtime.JavaScript.Marshal;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>The engine between runs.</summary>
internal sealed partial class JsEngine
{
    private const int MostFunctions = 256;

    private readonly Dictionary<JsScript, FunctionInstance> _functions = new(ReferenceEqualityComparer.Instance);
    private readonly List<PromiseObject> _unhandled = [];
    private EngineState? _state;
    private ValueReader? _reader;
    private ObjectInstance? _rem;

    /// <summary>Reads what scripts give.</summary>
    public ValueReader Reader => _reader ??= new ValueReader(this);

    /// <summary>`rem`.</summary>
    public ObjectInstance Rem => _rem ??= RemLibrary.Make(this);

    /// <summary>A script's function in this engine.</summary>
    public FunctionInstance FunctionOf(JsScript script)
    {
        if (_functions.TryGetValue(script, out var known))
        {
            return known;
        }

        if (_functions.Count >= MostFunctions)
        {
            _functions.Clear();
            Functions.Clear();
        }

        known = (FunctionInstance)script.Compiled.Evaluate(Script);
        _functions.Add(script, known);
        return known;
    }

    /// <summary>Notes what is in the engine, before the first script that could write to it.</summary>
    public void NoteState() =>
        _state ??= new EngineState([Script.Global, StatePrototype, GeneratorPrototype, AsyncGeneratorPrototype, LargeIntegerPrototype, Rem, .. IteratorPrototypes()]);

    // What iterators are made from is reached by no name: only by an iterator.
    private List<ObjectInstance> IteratorPrototypes()
    {
        var found = new List<ObjectInstance>();
        foreach (var name in (string[])["Array", "Map", "Set", "String"])
        {
            var kind = (FunctionInstance)Script.Global[name];
            var made = kind.ConstructLateBound(kind);
            found.Add(((ObjectInstance)((FunctionInstance)made[Symbol.Iterator]).CallLateBound(made)).Prototype);
        }

        return found;
    }

    /// <summary>True while no script has written to what belongs to the engine.</summary>
    public bool IsUntouched() => _state is null || _state.IsUntouched();

    /// <summary>Notes a promise that was rejected while nobody listened.</summary>
    public void NoteRejection(PromiseObject promise) => _unhandled.Add(promise);

    /// <summary>Fails with the first rejection that nobody handled, but for that of one promise.</summary>
    public void ThrowUnhandled(PromiseObject? except)
    {
        foreach (var promise in _unhandled)
        {
            if (!promise.IsHandled && !ReferenceEquals(promise, except))
            {
                throw promise.Failure ?? Thrown(promise.Value);
            }
        }
    }
}
