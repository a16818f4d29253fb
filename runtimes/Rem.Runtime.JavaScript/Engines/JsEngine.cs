using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Library;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Marshal;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>One engine: Jurassic with what the transformer's output calls, and with the library that it lacks. For one thread at a time.</summary>
internal sealed partial class JsEngine
{
    private readonly Dictionary<int, ArrayInstance> _templates = [];
    private readonly FunctionInstance _arrayIterator;
    private readonly ObjectInstance _arrayIteratorPrototype;
    private readonly object _arrayNext;
    private readonly FunctionInstance _setPrototype;
    private readonly FunctionInstance _close;

    /// <summary>Makes one; that takes about a millisecond.</summary>
    public JsEngine()
    {
        JurassicPatches.Apply();
        Script = new ScriptEngine();
        Functions = new ScriptFunctions(this);
        Watch = new JsWatch(Functions);
        var array = Script.Array.InstancePrototype;
        _arrayIterator = (FunctionInstance)array[Symbol.Iterator];
        _arrayIteratorPrototype = ((ObjectInstance)_arrayIterator.CallLateBound(Script.Array.New())).Prototype;
        _arrayNext = _arrayIteratorPrototype["next"];
        _setPrototype = (FunctionInstance)Script.Object["setPrototypeOf"];
        _close = (FunctionInstance)Script.Object["preventExtensions"];
        IteratorPrototype = _arrayIteratorPrototype.Prototype;
        StatePrototype = Script.Object.Construct();
        StateContext.AddTo(this, StatePrototype);
        GeneratorPrototype = Script.Object.Construct();
        SetPrototype(GeneratorPrototype, IteratorPrototype);
        GeneratorObject.AddTo(this, GeneratorPrototype);
        AsyncIterator = new Symbol("Symbol.asyncIterator");
        ((ObjectInstance)Script.Global["Symbol"]).DefineProperty("asyncIterator", new PropertyDescriptor(AsyncIterator, PropertyAttributes.Sealed), throwOnError: true);
        AsyncGeneratorPrototype = Script.Object.Construct();
        AsyncGeneratorObject.AddTo(this, AsyncGeneratorPrototype);
        LoweredBasics.Add(this);
        LoweredIteration.Add(this);
        LoweredClasses.Add(this);
        LoweredStates.Add(this);
        Promise = PromiseFunction.Add(this);
        StandardLibrary.Add(this);
    }

    /// <summary>Jurassic's engine.</summary>
    public ScriptEngine Script { get; }

    /// <summary>What promises have to do still.</summary>
    public Queue<Action> Jobs { get; } = new();

    /// <summary>Lists that are being joined, which a join inside leaves out.</summary>
    public HashSet<object> Joining { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The limits of the run at hand.</summary>
    public JsWatch Watch { get; }

    /// <summary>The functions of scripts.</summary>
    public ScriptFunctions Functions { get; }

    /// <summary>The text of the script at work.</summary>
    public string Text { get; set; } = "";

    /// <summary>`Promise`.</summary>
    public PromiseFunction Promise { get; }

    /// <summary>`AggregateError`.</summary>
    public FunctionInstance AggregateError { get; set; } = null!;

    /// <summary>What all iterators are made from.</summary>
    public ObjectInstance IteratorPrototype { get; }

    /// <summary>What states are made from.</summary>
    public ObjectInstance StatePrototype { get; }

    /// <summary>What async generators are made from.</summary>
    public ObjectInstance AsyncGeneratorPrototype { get; }

    /// <summary>`Symbol.asyncIterator`.</summary>
    public Symbol AsyncIterator { get; }

    /// <summary>What generators are made from.</summary>
    public ObjectInstance GeneratorPrototype { get; }

    /// <summary>Defines a function that the transformer's output calls.</summary>
    public void Lower(string name, HostBody body) =>
        Script.Global.DefineProperty(name, new PropertyDescriptor(new HostFunction(this, body), PropertyAttributes.Sealed), throwOnError: true);

    /// <summary>Defines a global name.</summary>
    public void Global(string name, object value) => JsValues.DefineHidden(Script.Global, name, value);

    /// <summary>Defines a method.</summary>
    public void Method(ObjectInstance target, string name, HostBody body, int length = 0) =>
        JsValues.DefineHidden(target, name, new HostFunction(this, name, length, body));

    /// <summary>Sets what an object inherits from.</summary>
    public void SetPrototype(ObjectInstance target, object prototype) => _setPrototype.CallLateBound(Script.Object, target, prototype);

    /// <summary>Lets an object take no more properties.</summary>
    public void Close(ObjectInstance target) => _close.CallLateBound(Script.Object, target);

    /// <summary>True for an array or list that is iterated as the language's own arrays are.</summary>
    public bool IteratesPlainly(ObjectInstance list) =>
        ReferenceEquals(list[Symbol.Iterator], _arrayIterator) && ReferenceEquals(_arrayIteratorPrototype["next"], _arrayNext);

    /// <summary>The exception that throws a value; an error that was thrown before keeps its lines.</summary>
    public JavaScriptException Thrown(object value) => new(value, 0, null, null);

    /// <summary>The error object of a failure of our own.</summary>
    public object ErrorObject(JavaScriptException failure) => JurassicPatches.ErrorObject(failure, Script);

    /// <summary>Does something that may fail as scripts fail.</summary>
    public void Try(Action action, Action<object, JavaScriptException?> onFailure)
    {
        try
        {
            action();
        }
        catch (JavaScriptException failure)
        {
            onFailure(ErrorObject(failure), failure);
        }
    }

    /// <summary>Works off what promises have to do.</summary>
    public void RunJobs()
    {
        while (Jobs.TryDequeue(out var job))
        {
            JsWatch.Check();
            job();
        }
    }

    /// <summary>The list of texts of a template with a tag: the same each time it is reached.</summary>
    public ArrayInstance Template(int site, ArrayInstance cooked, ArrayInstance raw)
    {
        if (_templates.TryGetValue(site, out var known))
        {
            return known;
        }

        cooked.DefineProperty("raw", new PropertyDescriptor(raw, PropertyAttributes.Sealed), throwOnError: true);
        DefinitionLibrary.Close(this, raw, FrozenLevel.Frozen);
        DefinitionLibrary.Close(this, cooked, FrozenLevel.Frozen);
        _templates.Add(site, cooked);
        return cooked;
    }

    /// <summary>Forgets what belongs to the run that has ended.</summary>
    public void Clean()
    {
        _templates.Clear();
        Watch.Texts.Clear();
        Jobs.Clear();
        Joining.Clear();
        _unhandled.Clear();
        CleanValues();
    }
}
