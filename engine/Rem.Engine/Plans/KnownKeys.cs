using Rem.Binding;
using Rem.Errors;
using Rem.Values;

namespace Rem.Plans;

/// <summary>
/// A map of a file that describes something (a case, `__usage`, `rem.yaml`): its keys are known, and each has a kind.
/// Whatever does not fit is reported with its place; what was asked for is then as if it were not there.
/// </summary>
public sealed class KnownKeys
{
    private readonly MapNode _map;
    private readonly string _owner;
    private readonly ErrorCode _code;
    private readonly FindingList _findings;

    private KnownKeys(MapNode map, string owner, ErrorCode code, FindingList findings)
    {
        _map = map;
        _owner = owner;
        _code = code;
        _findings = findings;
    }

    /// <summary>The place of the map.</summary>
    public SourceSpan At => _map.Span;

    /// <summary>The map with its keys checked; null when it is no map, which is reported.</summary>
    /// <param name="node">What should be the map.</param>
    /// <param name="owner">What it describes, for messages: `a case`.</param>
    /// <param name="keys">The keys that it may have.</param>
    /// <param name="code">The code of what is wrong with it.</param>
    /// <param name="findings">Where that is reported.</param>
    public static KnownKeys? Read(PlanNode node, string owner, IReadOnlyList<string> keys, ErrorCode code, FindingList findings)
    {
        if (node is not MapNode map)
        {
            findings.Error(code, node.Span, $"{owner} is a map, got {PlanShapes.Describe(node)}");
            return null;
        }

        foreach (var entry in map.Entries)
        {
            if (!Contains(keys, entry.Key.Text))
            {
                var near = Suggestion.Nearest(entry.Key.Text, keys);
                var hint = near is null ? $"it has {string.Join(", ", keys)}" : $"did you mean '{near}'?";
                findings.Error(code, entry.Key.Span, $"{owner} has no key {ValueText.Show(entry.Key.Text)}", hint);
            }
        }

        return new KnownKeys(map, owner, code, findings);
    }

    /// <summary>What stands under a key, or null.</summary>
    public PlanNode? Find(string key) => _map.Find(key);

    /// <summary>True when the key is there, whatever stands under it.</summary>
    public bool Has(string key) => _map.Find(key) is not null;

    /// <summary>What stands under a key that has to be there; its lack is reported.</summary>
    public PlanNode? Require(string key)
    {
        var node = _map.Find(key);
        if (node is null)
        {
            _findings.Error(_code, _map.Entries.Count > 0 ? _map.Entries[0].Key.Span : _map.Span, $"{_owner} needs the key '{key}'");
        }

        return node;
    }

    /// <summary>A scalar as its text is written (`version: 1.10` is `1.10`), or null.</summary>
    public string? Text(string key) => _map.Find(key) switch
    {
        null => null,
        ScalarNode { Value: not null } scalar => scalar.Text,
        { } node => Wrong<string>(key, node, "a text"),
    };

    /// <summary>true or false; false when it is not there.</summary>
    public bool Flag(string key) => _map.Find(key) switch
    {
        null => false,
        ScalarNode { Value: bool flag } => flag,
        { } node => Wrong<object>(key, node, "true or false") is not null,
    };

    /// <summary>An integer between two bounds, or null.</summary>
    public long? Integer(string key, long least, long most)
    {
        switch (_map.Find(key))
        {
            case null:
                return null;
            case ScalarNode { Value: long number } when number >= least && number <= most:
                return number;
            case var node:
                Wrong<string>(key, node, $"an integer from {least} to {most}");
                return null;
        }
    }

    /// <summary>A duration above 0, or null.</summary>
    public TimeSpan? Time(string key)
    {
        switch (_map.Find(key))
        {
            case null:
                return null;
            case ScalarNode scalar when Duration.TryRead(scalar.Value, out var time) && time > TimeSpan.Zero:
                return time;
            case var node:
                Wrong<string>(key, node, "a duration above 0 such as 30s");
                return null;
        }
    }

    /// <summary>The entries of a map, or none.</summary>
    public IReadOnlyList<MapEntry> Map(string key) => _map.Find(key) switch
    {
        null or ScalarNode { Value: null } => [],
        MapNode map => map.Entries,
        { } node => Wrong<IReadOnlyList<MapEntry>>(key, node, "a map") ?? [],
    };

    /// <summary>The items of a list, or none.</summary>
    public IReadOnlyList<PlanNode> List(string key) => _map.Find(key) switch
    {
        null or ScalarNode { Value: null } => [],
        ListNode list => list.Items,
        { } node => Wrong<IReadOnlyList<PlanNode>>(key, node, "a list") ?? [],
    };

    /// <summary>Reports that what stands under a key does not fit.</summary>
    public T? Wrong<T>(string key, PlanNode node, string expected)
        where T : class
    {
        _findings.Error(_code, node.Span, $"'{key}' of {_owner} must be {expected}, got {PlanShapes.Describe(node)}");
        return null;
    }

    private static bool Contains(IReadOnlyList<string> keys, string key)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i] == key)
            {
                return true;
            }
        }

        return false;
    }
}
