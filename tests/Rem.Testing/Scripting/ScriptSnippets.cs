namespace Rem.Testing.Scripting;

/// <summary>What the contract suite needs said in each language. Line numbers are part of what is asked.</summary>
public abstract class ScriptSnippets
{
    /// <summary>Returns `pipe`.</summary>
    public abstract string ReturnPipe { get; }

    /// <summary>Returns `pipe.x`.</summary>
    public abstract string ReturnX { get; }

    /// <summary>Returns a new list that holds `pipe.x` and a new map that holds it under `kept`.</summary>
    public abstract string ReturnXInside { get; }

    /// <summary>Returns the answer of the primitive that calls `echo` with `pipe.x`.</summary>
    public abstract string EchoX { get; }

    /// <summary>Returns nothing.</summary>
    public abstract string ReturnNothing { get; }

    /// <summary>Returns null.</summary>
    public abstract string ReturnNull { get; }

    /// <summary>Returns an empty list.</summary>
    public abstract string ReturnEmptyList { get; }

    /// <summary>Returns `input.name`.</summary>
    public abstract string ReturnInputName { get; }

    /// <summary>Returns the list of the names `value` and `word`, which are given beside `pipe`.</summary>
    public abstract string ReturnNames { get; }

    /// <summary>Returns whether `pipe.nothing` and `pipe.missing` both read as nothing.</summary>
    public abstract string ReadNullAndMissing { get; }

    /// <summary>Raises `boom` in its third line.</summary>
    public abstract string FailInLine3 { get; }

    /// <summary>Raises `boom` in its second line, in a function that its fifth line calls.</summary>
    public abstract string FailInFunction { get; }

    /// <summary>Has a syntax error in its second line.</summary>
    public abstract string NotParsed { get; }

    /// <summary>Sets `x` of `pipe` in its second line.</summary>
    public abstract string WriteToPipe { get; }

    /// <summary>Sets `x` of `pipe`, catches what comes of it, and returns `pipe.x`.</summary>
    public abstract string WriteToPipeAndGoOn { get; }

    /// <summary>Returns, in its second line, a value that contains itself.</summary>
    public abstract string ReturnCycle { get; }

    /// <summary>Returns, in its second line, a function inside a map.</summary>
    public abstract string ReturnFunction { get; }

    /// <summary>Returns a list nested 65 levels deep.</summary>
    public abstract string ReturnTooDeep { get; }

    /// <summary>Calls `rem.call("fail")` in its second line.</summary>
    public abstract string CallFailing { get; }

    /// <summary>Calls `rem.call("fail")`, catches the error and returns its message.</summary>
    public abstract string CatchFailing { get; }

    /// <summary>Calls `rem.call("fail")`, catches what it can and then returns `swallowed`.</summary>
    public abstract string SwallowFailing { get; }

    /// <summary>Calls `rem.queue` without a name in its second line.</summary>
    public abstract string CallWrongly { get; }

    /// <summary>Raises `boom` while it holds lock `a` by `with`.</summary>
    public abstract string FailWithLock { get; }

    /// <summary>Raises `boom` while it uses a connection of pool `p`.</summary>
    public abstract string FailWithPool { get; }

    /// <summary>Adds 1 to a global variable that starts at nothing, and to one that it sets in a library of the language where that can be; returns a list of both.</summary>
    public abstract string CountInGlobals { get; }

    /// <summary>Returns `pipe.n` after a loop of some thousand rounds that uses a global variable.</summary>
    public abstract string LoopThenReturnN { get; }

    /// <summary>A body for many different scripts: a function of its own and a map; N stands for a number.</summary>
    public abstract string OneOfMany { get; }

    /// <summary>Never ends.</summary>
    public abstract string LoopForEver { get; }

    /// <summary>Calls itself without end.</summary>
    public abstract string RecurseForEver { get; }

    /// <summary>Calls itself without end, catches everything and returns `swallowed`.</summary>
    public abstract string SwallowRecursion { get; }

    /// <summary>Takes memory without end.</summary>
    public abstract string TakeMemoryForEver { get; }

    /// <summary>Takes memory without end, catches everything and returns `swallowed`.</summary>
    public abstract string SwallowMemory { get; }

    /// <summary>Scripts that try to outlast the time limit, by name.</summary>
    public abstract IReadOnlyDictionary<string, string> EndlessAttacks { get; }

    /// <summary>Scripts that try to get round the memory limit, by name.</summary>
    public abstract IReadOnlyDictionary<string, string> MemoryAttacks { get; }

    /// <summary>The scripts for <see cref="PrimitiveCase.All"/>.</summary>
    public abstract IReadOnlyDictionary<string, string> Primitives { get; }
}
