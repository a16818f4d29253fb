using System.Text;
using Rem.Values;

namespace Rem.Engine.Tests.Plans;

/// <summary>Random YAML full of scalars that start with colons, behind quotes, brackets, tags and comments, and the value that it is.</summary>
internal sealed class ColonYaml(Random random)
{
    private static readonly string[] Texts = [":a", "::1", ":a:b", ":/x", ":-", "x:y", "b"];

    private readonly StringBuilder _text = new();

    public (string Text, object? Value) Make()
    {
        _text.Clear();
        var value = random.Next(2) == 0 ? BlockList() : (object)BlockMap();
        return (_text.ToString(), value);
    }

    private RemList BlockList()
    {
        var list = new RemList();
        for (var i = 1 + random.Next(4); i > 0; i--)
        {
            _text.Append(random.Next(4) == 0 ? "-\n  " : "- ");
            list.Add(Value(2));
            _text.Append(random.Next(4) == 0 ? " # \"c\"\n" : "\n");
        }

        return list;
    }

    private RemMap BlockMap()
    {
        var map = new RemMap();
        for (var i = random.Next(4); i >= 0; i--)
        {
            var key = Text() + i;
            _text.Append(key).Append(": ");
            map.Set(key, Value(2));
            _text.Append(random.Next(4) == 0 ? " # [c]\n" : "\n");
        }

        return map;
    }

    private object? Value(int depth)
    {
        switch (random.Next(depth > 0 ? 6 : 4))
        {
            case 0:
                return Quoted();
            case 1:
                _text.Append("!!str ");
                return Plain();
            case 2 or 3:
                return Plain();
            case 4:
                return FlowList(depth - 1);
            default:
                return FlowMap(depth - 1);
        }
    }

    private RemList FlowList(int depth)
    {
        var list = new RemList();
        _text.Append('[');
        for (var i = random.Next(4); i >= 0; i--)
        {
            Gap();
            list.Add(Value(depth));
            _text.Append(i > 0 ? "," : random.Next(2) == 0 ? " ]" : "]");
        }

        return list;
    }

    private RemMap FlowMap(int depth)
    {
        var map = new RemMap();
        _text.Append('{');
        for (var i = random.Next(3); i >= 0; i--)
        {
            Gap();
            var key = $"k{i}";
            if (random.Next(3) == 0)
            {
                _text.Append(key).Append(": ");
            }
            else
            {
                _text.Append('"').Append(key).Append(random.Next(3) == 0 ? "\" :" : "\":");
                Gap();
            }

            map.Set(key, Value(depth));
            _text.Append(i > 0 ? "," : random.Next(2) == 0 ? " }" : "}");
        }

        return map;
    }

    private void Gap() => _text.Append(random.Next(6) switch { 0 => "", 1 => "\n    ", 2 => " # it's \"c\"\n    ", 3 => "\t", _ => " " });

    private string Text() => Texts[random.Next(Texts.Length)];

    private string Plain()
    {
        var text = Text();
        _text.Append(text);
        return text;
    }

    private string Quoted()
    {
        var text = Text();
        _text.Append(random.Next(2) == 0 ? $"\"{text}\"" : $"'{text}'");
        return text;
    }
}
