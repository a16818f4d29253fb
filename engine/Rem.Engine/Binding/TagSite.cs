using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// One place where a tag stands: its captures, settings and value, bound on request. What is wrong goes to the
/// findings, and a stand-in comes back, so that binding goes on and finds everything in one pass.
/// </summary>
public sealed class TagSite
{
    private readonly TagMatch _match;
    private readonly KeyWords _words;
    private readonly MapNode? _step;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    internal TagSite(PlanBinder binder, BindContext context, ScalarNode key, KeyWords words, TagMatch match, PlanNode value, MapNode? step)
    {
        Binder = binder;
        Context = context with { InData = false };
        KeyNode = key;
        _words = words;
        _match = match;
        Value = value;
        _step = step;
    }

    /// <summary>The key, which errors point at.</summary>
    public SourceSpan At => KeyNode.Span;

    /// <summary>The key as it is written.</summary>
    public string Key => KeyNode.Text;

    /// <summary>What stands below the key.</summary>
    public PlanNode Value { get; }

    /// <summary>The binder, for what a tag needs beyond this page.</summary>
    public PlanBinder Binder { get; }

    /// <summary>The fixed names and depth of this place.</summary>
    public BindContext Context { get; }

    internal ScalarNode KeyNode { get; }

    /// <summary>The tag that this one hides at the same key, or null.</summary>
    internal TagMatch? Hidden { get; init; }

    /// <summary>The same place for the tag that is hidden there, with what stands below it.</summary>
    internal TagSite Of(TagMatch match, PlanNode value) => new(Binder, Context, KeyNode, _words, match, value, _step);

    /// <summary>Reports an error. A wrong shape that was refused already is not refused again.</summary>
    public void Error(ErrorCode code, SourceSpan at, string message, string? hint = null)
    {
        if (code != BindErrors.Shape || !Binder.Findings.Has(code, at))
        {
            Binder.Findings.Error(code, at, message, hint);
        }
    }

    /// <summary>A node in words, for messages: `a list`, `text 'x'`.</summary>
    public string Describe(PlanNode node) => PlanShapes.Describe(node);

    /// <summary>The place of a capture in the key.</summary>
    public SourceSpan CaptureAt(string name)
    {
        var (start, length) = _words.Stretch(Words(name));
        return KeyNode.Locate(start, length);
    }

    /// <summary>A capture as it is written, quotes and all.</summary>
    public string CaptureText(string name)
    {
        var (start, length) = _words.Stretch(Words(name));
        return _words.Text.Substring(start, length);
    }

    /// <summary>A capture that is an expression. A capture that is `${{ expression }}` as a whole is that expression.</summary>
    public Expression Expression(string name)
    {
        var (start, length) = _words.Stretch(Words(name));
        return Binder.Expressions.Capture(KeyNode, start, length, Context);
    }

    /// <summary>A capture that is a path to be written.</summary>
    public BoundPath Path(string name)
    {
        var (start, length) = _words.Stretch(Words(name));
        return Binder.Expressions.WritePath(KeyNode, start, length, Context);
    }

    /// <summary>A capture that is text: without its quotes, filled in when it is reached.</summary>
    public BoundText Text(string name)
    {
        var (start, length) = _words.Stretch(Words(name));
        if (length >= 2 && _words.Text[start] is '"' or '\'' && _words.Text[start + length - 1] == _words.Text[start])
        {
            (start, length) = (start + 1, length - 2);
        }

        return Binder.Expressions.Text(KeyNode, start, length, Context);
    }

    /// <summary>A capture that makes a variable: a word of letters, digits, `_` and `-`, fixed when the plan is loaded.</summary>
    public string Name(string name)
    {
        var text = CaptureText(name);
        if (!NameRules.IsName(text))
        {
            Error(BindErrors.Capture, CaptureAt(name), $"'{text}' is no name for a variable", "use letters, digits, '_' and '-', beginning with a letter or '_'");
        }
        else if (NameRules.IsReserved(text))
        {
            Error(BindErrors.Capture, CaptureAt(name), $"'{text}' is a fixed name or a word of the expression language", "choose another name");
        }

        return string.Intern(text);
    }

    /// <summary>The value as a block, without the tag's settings.</summary>
    public Block Body(PlaceNames names = PlaceNames.None) =>
        Binder.Blocks.Bind(Value, Context.With(names), _taken);

    /// <summary>The value as data; a map is a block of its own, without the tag's settings.</summary>
    public BoundValue Data(PlaceNames names = PlaceNames.None) =>
        Value is MapNode map && _taken.Count > 0
            ? new BlockValue(map.Span, Binder.Blocks.Bind(map, Context.With(names) with { InData = true }, _taken))
            : Binder.Data.Bind(Value, Context.With(names));

    /// <summary>The value as steps, each named `name[0]`, `name[1]`, … in the trail.</summary>
    public StepList Steps(string name) => Binder.Steps.BindList(Value, name, Context);

    /// <summary>Any node as a block.</summary>
    public Block Block(PlanNode node, PlaceNames names = PlaceNames.None) => Binder.Blocks.Bind(node, Context.With(names), null);

    /// <summary>Any node as steps.</summary>
    public StepList Steps(PlanNode node, string name) => Binder.Steps.BindList(node, name, Context);

    /// <summary>Any node as data.</summary>
    public BoundValue Data(PlanNode node) => Binder.Data.Bind(node, Context);

    /// <summary>
    /// A node as a function: a map is a block, anything else is data. Keys in <paramref name="taken"/> belong to somebody
    /// else; <paramref name="captures"/> are names that its callers give, which scripts see as names too.
    /// </summary>
    public BoundFunction Function(PlanNode node, HashSet<string>? taken, IReadOnlyList<string>? captures)
    {
        var context = Context with { Captures = captures };
        return node is MapNode map
            ? BoundFunction.OfBlock(Binder.Blocks.Bind(map, context, taken))
            : BoundFunction.OfData(Binder.Data.Bind(node, context));
    }

    /// <summary>A setting's node, or null. A setting that was asked for is not part of the body.</summary>
    public PlanNode? Setting(string name)
    {
        if (Value is not MapNode map || map.Find(name) is not { } node)
        {
            return null;
        }

        _taken.Add(name);
        return node;
    }

    /// <summary>A setting as data, or null.</summary>
    public BoundValue? SettingData(string name) => Setting(name) is { } node ? Data(node) : null;

    /// <summary>
    /// For a tag whose value is a map of settings and nothing else: reports the keys that were not asked for.
    /// </summary>
    public void OnlySettings()
    {
        foreach (var entry in Value is MapNode map ? map.Entries : [])
        {
            if (!_taken.Contains(entry.Key.Text))
            {
                var names = new List<string>();
                foreach (var setting in _match.Row.Tag.Spec.Settings)
                {
                    names.Add(setting.Name);
                }

                var near = Suggestion.Nearest(entry.Key.Text, names);
                Error(BindErrors.Setting, entry.Key.Span, $"'{Key}' has no setting '{entry.Key.Text}'; it has {string.Join(", ", names)}", near is null ? null : $"did you mean '{near}'?");
            }
        }
    }

    /// <summary>A modifier's node in the step that the action is, or null.</summary>
    public PlanNode? Modifier(string name) => _step?.Find(name);

    /// <summary>A modifier as data, or null.</summary>
    public BoundValue? ModifierData(string name) => Modifier(name) is { } node ? Data(node) : null;

    private Range Words(string name)
    {
        var words = _match.Row.Pattern.Words;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Kind != PatternWordKind.Literal && words[i].Text == name)
            {
                return _match.Words[i];
            }
        }

        throw new ArgumentException($"the pattern '{_match.Row.Pattern}' has no capture '{name}'");
    }
}
