using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// Binds blocks: sorts keys into directives, tags and data, joins chains, puts keys in the order of their
/// priorities. Matching happens here and never again.
/// </summary>
public sealed class BlockBinder
{
    private const int DefaultPriority = 500;
    private readonly PlanBinder _binder;

    internal BlockBinder(PlanBinder binder) => _binder = binder;

    /// <summary>Binds a node that has to be a block; keys in <paramref name="taken"/> belong to somebody else.</summary>
    public Block Bind(PlanNode node, BindContext context, HashSet<string>? taken)
    {
        if (node is not MapNode map)
        {
            if (node is not ScalarNode { Value: null } && !_binder.Findings.Has(BindErrors.Shape, node.Span))
            {
                _binder.Findings.Error(BindErrors.Shape, node.Span, $"a block was expected, got {PlanShapes.Describe(node)}");
            }

            return new Block(node.Span, [], null, null);
        }

        return BindEntries(map, context, taken, isRoot: false);
    }

    /// <summary>Binds keys as a block. In a step an overloaded action is still known, for its `super`.</summary>
    internal Block BindEntries(MapNode map, BindContext context, HashSet<string>? taken, bool isRoot, bool inStep = false)
    {
        context = context with { Depth = context.Depth + 1 };
        var uses = Classify(map.AllEntries, context, taken, isRoot, inStep);
        var handlers = Handlers.Take(_binder, map, uses, context);
        var bound = BindUses(uses, context, handlers, isRoot);
        var returnName = _binder.Directives.ReturnTag(map, context);
        return new Block(map.Span, bound, returnName, returnName is null ? Constant(uses, bound) : null);
    }

    /// <summary>What a key is; used for steps as well, where actions act.</summary>
    internal KeyUse Classify(MapEntry entry, bool inStep, bool inHandler, bool atRoot = false)
    {
        var text = entry.Key.Text;
        if (text.StartsWith("__", StringComparison.Ordinal))
        {
            return new KeyUse(KeyKind.Directive, entry, null, null);
        }

        if (text.StartsWith('\\'))
        {
            return new KeyUse(KeyKind.Data, entry, null, null);
        }

        var blank = text.AsSpan().IndexOfAny(' ', '\t', '\n');
        if (blank < 0 ? !_binder.Table.Begins(text, inStep) && !text.Contains("${{", StringComparison.Ordinal) : false)
        {
            return new KeyUse(KeyKind.Data, entry, null, null);
        }

        var words = new KeyWords(text);
        var matches = _binder.Table.Find(words, inStep, inHandler, atRoot);
        return new KeyUse(matches is null ? KeyKind.Data : KeyKind.Tag, entry, words, matches);
    }

    internal TagEntry BindTag(KeyUse use, BindContext context, MapNode? step)
    {
        var row = use.Match.Row;
        var entry = use.Entry;
        CheckTie(use);
        PlanShapes.Check(row.Tag.Spec, entry, _binder.Findings);
        if (row.Role == TagRole.Section)
        {
            _binder.NoteSection(row.Tag.Spec.Stays);
        }

        var site = new TagSite(_binder, context, entry.Key, use.Words!, use.Match, entry.Value, step) { Hidden = use.Hidden };
        var tag = row.Tag.Bind(site);
        return new TagEntry(Key(entry.Key, 0, context), entry.Key.Text, entry.Key.Span, tag, row.Tag.Spec.Result);
    }

    internal EntryKey Key(ScalarNode key, int from, BindContext context)
    {
        var text = key.Text[from..];
        return text.Contains("${{", StringComparison.Ordinal)
            ? new EntryKey(text, _binder.Expressions.Template(key, from, text.Length, context))
            : new EntryKey(from == 0 ? text : string.Intern(text), null);
    }

    private List<KeyUse> Classify(MapEntry[] entries, BindContext context, HashSet<string>? taken, bool isRoot, bool inStep)
    {
        var uses = new List<KeyUse>(entries.Length);
        foreach (var entry in entries)
        {
            if ((taken?.Contains(entry.Key.Text) ?? false) || (isRoot && entry.Key.Text == TagDefinitions.Key))
            {
                continue;
            }

            var use = Classify(entry, inStep, context.InHandler, isRoot);
            if (use.Kind == KeyKind.Directive)
            {
                _binder.Directives.Check(entry, isRoot);
                continue;
            }

            uses.Add(use);
        }

        return uses;
    }

    // In the order in which they stand, sorted by priority: stably, which an insertion into sorted entries is.
    private Entry[] BindUses(List<KeyUse> uses, BindContext context, Handlers handlers, bool isRoot)
    {
        var entries = new List<Entry>(uses.Count);
        var priorities = new int[uses.Count];
        for (var i = 0; i < uses.Count; i++)
        {
            var use = uses[i];
            if (handlers.Holds(use.Entry.Key))
            {
                continue;
            }

            var priority = Directives.Priority(use.Entry.Value) ?? DefaultPriority;
            var entry = use.Kind == KeyKind.Data ? BindData(use, context, isRoot)
                : handlers.Owns(use) ? handlers.Entry
                : BindTagOrChain(uses, ref i, context);
            var at = entries.Count;
            while (at > 0 && priorities[at - 1] > priority)
            {
                priorities[at] = priorities[at - 1];
                at--;
            }

            priorities[at] = priority;
            entries.Insert(at, entry);
        }

        return entries.ToArray();
    }

    internal Entry BindTagOrChain(List<KeyUse> uses, ref int index, BindContext context)
    {
        var use = uses[index];
        var role = use.Match.Row.Tag.Spec.Chain;
        if (role is ChainRole.Continues or ChainRole.Closes)
        {
            _binder.Findings.Error(BindErrors.Chain, use.Entry.Key.Span, $"'{use.Entry.Key.Text}' does not stand directly behind its 'if'", "put it directly behind, or write a backslash in front to make it data");
        }

        var first = BindTag(use, context, null);
        if (role != ChainRole.Opens)
        {
            return first;
        }

        var links = new List<TagEntry> { first };
        while (index + 1 < uses.Count && uses[index + 1] is { Kind: KeyKind.Tag } next && next.Match.Row.Tag.Spec.Chain is ChainRole.Continues or ChainRole.Closes)
        {
            if (links[^1].Tag.EndsChain)
            {
                RefuseBehindElse(uses[index], next);
            }

            index++;
            links.Add(BindTag(next, context, null));
            if (next.Match.Row.Tag.Spec.Chain == ChainRole.Closes)
            {
                break;
            }
        }

        return links.Count == 1 ? first : new ChainEntry(links.ToArray());
    }

    // A link that holds the end of the chain inside can have nothing of the chain behind it.
    private void RefuseBehindElse(KeyUse link, KeyUse behind) =>
        _binder.Findings.Error(BindErrors.Chain, behind.Entry.Key.Span, $"'{link.Entry.Key.Text}' has its 'else' inside, so '{behind.Entry.Key.Text}' behind it is never reached", "keep one of them");

    private DataEntry BindData(KeyUse use, BindContext context, bool isRoot)
    {
        var key = use.Entry.Key;
        var escaped = key.Text.StartsWith('\\');
        if (!escaped)
        {
            _binder.NearMisses.LookAt(use.Entry, context, withActions: false, atRoot: isRoot);
        }

        return new DataEntry(Key(key, escaped ? 1 : 0, context), _binder.Data.Bind(use.Entry.Value, context));
    }

    private void CheckTie(KeyUse use)
    {
        if (use.Matches!.Count > 1 && TagMatch.ByPreference(use.Matches[0], use.Matches[1]) == 0)
        {
            _binder.Findings.Error(BindErrors.Tie, use.Entry.Key.Span, $"'{use.Entry.Key.Text}' fits '{use.Matches[0].Row.Pattern}' and '{use.Matches[1].Row.Pattern}' equally well");
        }
    }

    private static RemMap? Constant(List<KeyUse> uses, Entry[] entries)
    {
        var map = new RemMap(Math.Max(1, entries.Length));
        foreach (var entry in entries)
        {
            if (entry is not DataEntry { Constant: { } constant } data)
            {
                return null;
            }

            map.Set(data.FixedKey!, constant.Value);
        }

        return uses.Count == 0 ? new RemMap(0) : map;
    }
}
