using Rem.Scripting.Workers.Wire;
using Rem.Values;

namespace Rem.Scripting.Workers.Serving;

/// <summary>
/// `pipe` as a worker sees it: what came with the call because earlier runs of the script asked for it, and for the rest
/// the engine is asked when the script does.
/// </summary>
internal sealed class EngineNames : INames
{
    private readonly ServingLoop _loop;
    private readonly List<(string Name, bool IsFound, object? Value)> _names = [];
    private Dictionary<string, (bool IsFound, object? Value)>? _asked;
    private RemMap? _all;

    public EngineNames(ServingLoop loop, ref WireReader reader)
    {
        _loop = loop;
        for (var count = reader.Count(); count > 0; count--)
        {
            var name = reader.Text();
            var isFound = reader.Bool();
            _names.Add((name, isFound, isFound ? reader.Value() : null));
        }

        if (reader.Bool())
        {
            _all = (RemMap)reader.Value()!;
        }
    }

    /// <inheritdoc/>
    public bool TryFind(string name, out object? value)
    {
        foreach (var known in _names)
        {
            if (known.Name == name)
            {
                value = known.Value;
                return known.IsFound;
            }
        }

        if (_all is not null)
        {
            return _all.TryGetValue(name, out value);
        }

        return _asked is not null && _asked.TryGetValue(name, out var found) ? Give(found, out value) : AskOnce(name, out value);
    }

    /// <inheritdoc/>
    public bool TryFindFixed(string name, out object? value) => Ask(FrameKind.FindFixed, name, out value);

    /// <inheritdoc/>
    public RemMap ToMap()
    {
        if (_all is null)
        {
            Ask(FrameKind.FindAll, "", out var all);
            _all = (RemMap)all!;
            _all.IsShared = true;
        }

        return _all;
    }

    private bool AskOnce(string name, out object? value)
    {
        var isFound = Ask(FrameKind.FindName, name, out value);
        (_asked ??= new Dictionary<string, (bool, object?)>(StringComparer.Ordinal))[name] = (isFound, value);
        return isFound;
    }

    private static bool Give((bool IsFound, object? Value) found, out object? value)
    {
        value = found.Value;
        return found.IsFound;
    }

    private bool Ask(FrameKind kind, string name, out object? value)
    {
        if (!_loop.Ask(writer => writer.Text(name), kind, FrameKind.Found))
        {
            throw new OperationCanceledException("the engine is gone");
        }

        var answer = _loop.Answer;
        var isFound = answer.Bool();
        value = isFound ? answer.Value() : null;
        return isFound;
    }
}
