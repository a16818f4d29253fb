using System.Text.RegularExpressions;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Patterns;

/// <summary>A regular expression of a script.</summary>
internal sealed class RegExpObject : ObjectInstance
{
    private const string LastIndex = "lastIndex";

    private readonly JsEngine _js;

    /// <summary>A pattern with its flags. Throws a SyntaxError of the script.</summary>
    public RegExpObject(JsEngine js, ObjectInstance prototype, string source, string flags)
        : base(js.Script, prototype)
    {
        _js = js;
        Source = source;
        Flags = flags;
        Pattern = CompiledPattern.Of(source, flags);
        InitializeProperties([new PropertyNameAndValue(LastIndex, 0, PropertyAttributes.Writable)]);
    }

    /// <summary>The pattern.</summary>
    public string Source { get; }

    /// <summary>The flags, in the order of the alphabet.</summary>
    public string Flags { get; }

    /// <summary>The pattern, ready to be used.</summary>
    public CompiledPattern Pattern { get; }

    /// <summary>True where it looks for all matches.</summary>
    public bool IsGlobal => Has('g');

    /// <summary>True where a match begins at `lastIndex` and nowhere else.</summary>
    public bool IsSticky => Has('y');

    /// <summary>True for a flag.</summary>
    public bool Has(char flag) => Flags.Contains(flag, StringComparison.Ordinal);

    /// <summary>The same without a flag.</summary>
    public RegExpObject Without(char flag) => new(_js, Prototype, Source, Flags.Replace(flag.ToString(), "", StringComparison.Ordinal));

    /// <summary>Where the next match begins.</summary>
    public void SetLastIndex(int index) => SetPropertyValue(LastIndex, index, throwOnError: true);

    /// <summary>`exec` without its array: from `lastIndex` on, where the flags say so.</summary>
    public Match? Execute(string input)
    {
        var isPlaced = IsGlobal || IsSticky;
        var from = isPlaced ? Math.Max(0, Numbers.ToInteger(TypeConverter.ToNumber(this[LastIndex]))) : 0;
        if (from > input.Length)
        {
            SetLastIndex(0);
            return null;
        }

        var match = Pattern.Match(input, (int)from);
        if (!match.Success)
        {
            if (isPlaced)
            {
                SetLastIndex(0);
            }

            return null;
        }

        if (isPlaced)
        {
            SetLastIndex(match.Index + match.Length);
        }

        return match;
    }

    /// <summary>All matches from the start on, at most one at each place.</summary>
    public IEnumerable<Match> All(string input)
    {
        var from = 0;
        while (from <= input.Length)
        {
            JsWatch.Check();
            var match = Pattern.Match(input, from);
            if (!match.Success)
            {
                yield break;
            }

            yield return match;
            from = match.Length > 0 ? match.Index + match.Length : Advance(input, match.Index);
        }
    }

    /// <summary>The place behind the character at a place.</summary>
    public int Advance(string input, int index) =>
        Has('u') && index + 1 < input.Length && char.IsHighSurrogate(input[index]) && char.IsLowSurrogate(input[index + 1]) ? index + 2 : index + 1;

    /// <summary>The array of a match.</summary>
    public ArrayInstance Result(Match match, string input)
    {
        var items = new object[Pattern.Groups + 1];
        items[0] = match.Value;
        for (var i = 1; i < items.Length; i++)
        {
            items[i] = Group(match, i);
        }

        var result = _js.Script.Array.New(items);
        result["index"] = match.Index;
        result["input"] = input;
        result["groups"] = Groups(match);
        if (Has('d'))
        {
            result["indices"] = Indices(match);
        }

        return result;
    }

    /// <summary>What a group took, or undefined.</summary>
    public static object Group(Match match, int number) => match.Groups[number] is { Success: true } group ? group.Value : Undefined.Value;

    /// <summary>The named groups, or undefined where there are none.</summary>
    public object Groups(Match match)
    {
        if (Pattern.Names.Count == 0)
        {
            return Undefined.Value;
        }

        var groups = _js.Script.Object.Construct();
        _js.SetPrototype(groups, Null.Value);
        foreach (var (name, number) in Pattern.Names)
        {
            JsValues.Define(groups, name, Group(match, number));
        }

        return groups;
    }

    private ArrayInstance Indices(Match match)
    {
        var items = new object[Pattern.Groups + 1];
        for (var i = 0; i < items.Length; i++)
        {
            var group = match.Groups[i];
            items[i] = group.Success ? _js.Script.Array.New([group.Index, group.Index + group.Length]) : Undefined.Value;
        }

        return _js.Script.Array.New(items);
    }
}
