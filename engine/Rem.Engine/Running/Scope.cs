using Rem.Filters;
using Rem.Values;

namespace Rem.Running;

/// <summary>
/// One level of names. Blocks hold their results; variable levels hold what is in reach but in no result (a
/// loop's variable, a handler's captures); the outermost level is the pipe. A scope belongs to one flow of
/// control; branches and handlers get a root block of their own, and what they write stays in it.
/// </summary>
public sealed class Scope : INames
{
    private readonly bool _isRoot;

    private Scope(RunContext run, Flow flow, Scope? parent, RemMap names, bool isBlock, bool isRoot)
    {
        Run = run;
        Flow = flow;
        Parent = parent;
        Names = names;
        _isRoot = isRoot;
        Block = isBlock ? this : parent?.Block ?? this;
    }

    /// <summary>What the whole run shares.</summary>
    public RunContext Run { get; }

    /// <summary>Depth, held locks and log of this flow of control.</summary>
    public Flow Flow { get; }

    /// <summary>The level around this one; null for the pipe.</summary>
    public Scope? Parent { get; }

    /// <summary>The names of this level.</summary>
    public RemMap Names { get; }

    /// <summary>The block at hand: this scope, or the nearest block around a level of variables.</summary>
    public Scope Block { get; }

    /// <summary>The key that `__return_tag` named in this block, or in one that merged into it.</summary>
    public string? ReturnName { get; set; }

    internal Plans.SourceSpan ReturnAt { get; set; }

    /// <summary>The fixed names of this level (`error`, `value`, `loop`), or null.</summary>
    public RemMap? Fixed { get; private init; }

    /// <summary>The round of the loop whose variable this level holds, from 0; -1 outside of one. `loop` is made when somebody reads it.</summary>
    public long LoopIndex { get; set; } = -1;

    /// <summary>The handler whose captures this level holds, or null.</summary>
    public HandlerFrame? Handler { get; private init; }

    /// <summary>
    /// The handler's root block of which this level shows the names that were copied from its caller, or null.
    /// </summary>
    private Scope? Window { get; init; }

    private bool IsHidden { get; init; }

    /// <inheritdoc/>
    public FilterContext Filters => Run.Filters;

    /// <summary>The outermost scope of a run: the pipe, which nobody writes.</summary>
    public static Scope ForPipe(RunContext run, Flow flow, RemMap pipe) => new(run, flow, null, pipe, isBlock: false, isRoot: false);

    /// <summary>A block inside this scope.</summary>
    public Scope OpenBlock() => new(Run, Flow, this, new RemMap(), isBlock: true, isRoot: false);

    /// <summary>The root block of a plan, handler or branch: what is written to names outside of it is copied into it first.</summary>
    public Scope OpenRoot(Flow? flow = null) => new(Run, flow ?? Flow, this, new RemMap(), isBlock: true, isRoot: true);

    /// <summary>A level of variables inside this scope.</summary>
    public Scope OpenVariables(RemMap variables, RemMap? fixedNames = null, HandlerFrame? handler = null, Flow? flow = null) =>
        new(Run, flow ?? Flow, this, variables, isBlock: false, isRoot: false) { Fixed = fixedNames, Handler = handler };

    /// <summary>Variables that expressions see and `pipe` as a whole does not.</summary>
    internal Scope OpenHidden(RemMap variables, RemMap fixedNames) =>
        new(Run, Flow, this, variables, isBlock: false, isRoot: false) { Fixed = fixedNames, IsHidden = true };

    /// <summary>A level that shows the caller's names in the form in which a handler has copied them.</summary>
    internal Scope OpenWindow(Scope handlerRoot) =>
        new(Run, handlerRoot.Flow, this, new RemMap(0), isBlock: false, isRoot: false) { Window = handlerRoot };

    /// <summary>A value that is about to be kept: within the limit of nesting, or an error at the place.</summary>
    public object? Checked(object? value, Plans.SourceSpan at)
    {
        if (value is not Owned owned)
        {
            return value;
        }

        var limit = Run.Options.Limits.Nesting;
        return owned.Depth > limit
            ? throw new Errors.LimitException(Errors.LimitErrors.Nesting, at, $"a value is nested deeper than {limit} levels (limit: nesting {limit})")
            : value;
    }

    /// <summary>The nearest handler around, or null.</summary>
    public HandlerFrame? NearestHandler()
    {
        var scope = this;
        while (scope is not null && scope.Handler is null)
        {
            scope = scope.Parent;
        }

        return scope?.Handler;
    }

    /// <inheritdoc/>
    public bool TryFind(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            var index = scope.Names.IndexOf(name);
            if (index >= 0)
            {
                value = scope.Names.ValueAt(index);
                return true;
            }

            if (scope.Window is { } window && window.Copied!.Contains(name) && window.Names.TryGetValue(name, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>As <see cref="TryFind"/>, without what a cached step's callers filled in: scripts do not see that.</summary>
    internal bool TryFindShown(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.IsHidden && scope.Names.ContainsKey(name))
            {
                break;
            }

            if (scope.Parent is null || scope.Names.ContainsKey(name) || scope.Window is not null)
            {
                return scope.TryFind(name, out value);
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public bool TryFindFixed(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Fixed is { } names && names.TryGetValue(name, out value))
            {
                return true;
            }

            if (scope.LoopIndex >= 0 && name == "loop")
            {
                value = new RemMap(1) { ["index"] = scope.LoopIndex, IsShared = true };
                return true;
            }
        }

        return Run.TryFindFixed(name, out value);
    }

    /// <inheritdoc/>
    public (string Why, string Fix)? MissingSecret(string name) => Run.Secrets.Missing(name);

    /// <inheritdoc/>
    public RemMap ToMap()
    {
        var map = new RemMap(16);
        Collect(map);
        map.IsShared = true;
        return map;
    }

    /// <summary>
    /// The names that a write to a name goes to: those where a read finds it, with a name from outside the root
    /// block copied into it first; the block at hand for a name found nowhere.
    /// </summary>
    public RemMap Target(string name)
    {
        Scope? root = null;
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            var index = scope.Names.IndexOf(name);
            if (index >= 0)
            {
                return root is null ? scope.Names : CopyInto(root, name, scope.Names.ValueAt(index));
            }

            if (scope.Window is { } window)
            {
                root ??= window;
                if (root == window && window.Copied!.Contains(name) && window.Names.ContainsKey(name))
                {
                    return window.Names;
                }
            }
            else if (scope._isRoot)
            {
                root ??= scope;
            }
        }

        return Block.Names;
    }

    /// <summary>In a handler's root block: the caller's names that were copied into it, for its `evaluate value`.</summary>
    internal HashSet<string>? Copied { get; set; }

    private static RemMap CopyInto(Scope root, string name, object? value)
    {
        root.Names.Set(name, Ownership.Share(value));
        root.Copied?.Add(name);
        return root.Names;
    }

    private void Collect(RemMap map)
    {
        Parent?.Collect(map);
        if (Window is not null)
        {
            foreach (var name in Window.Copied!)
            {
                if (Window.Names.TryGetValue(name, out var value))
                {
                    map.Set(name, Ownership.Share(value));
                }
            }
        }

        for (var i = 0; i < Names.Count && !IsHidden; i++)
        {
            map.Set(Names.KeyAt(i), Ownership.Share(Names.ValueAt(i)));
        }
    }
}
