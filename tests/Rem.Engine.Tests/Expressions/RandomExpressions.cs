using FsCheck;
using FsCheck.Fluent;

namespace Rem.Engine.Tests.Expressions;

/// <summary>Random expressions over <see cref="TestData"/>, every part in parentheses, so that any shape can come up.</summary>
internal static class RandomExpressions
{
    private static readonly Gen<string> Paths = Gen.Elements(
        "load.one", "load.uno", "load.uno?", "host", "count", "nope", "nope?", "nothing", "nothing.a", "hosts.0.name", "hosts.-1", "hosts.9",
        "ports.80", "ports.\"web.example.com\"", "limits.(service.kind).warn", "limits.(nope).warn", "pipe.\"grade anna\"", "pipe.(pick.field).0",
        "tags", "none", "void", "pipe.input", "input.verbose", "value", "loop.index", "größe", "no-such", "word.0", "big", "small", "half");

    private static readonly Gen<string> Constants = Gen.Elements(
        "0", "1", "-1", "7", "2.5", "-0.5", "1e3", "9223372036854775807", "true", "false", "null", "''", "'a'", "'it''s'", "\"\\n\\u0001\"", "'web'", "[]", "{}", "'^w.b'");

    private static readonly string[] Binary =
        ["+", "-", "*", "/", "//", "%", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "has", "has no", "hasno", "matches", "and", "or"];

    public static Gen<string> Any => Gen.Sized(size => Of(Math.Min(size, 30)));

    private static Gen<string> Of(int size)
    {
        var leaf = Gen.OneOf(Paths, Constants);
        if (size <= 1)
        {
            return leaf;
        }

        var half = Of(size / 2);
        var less = Of(size - 1);
        return Gen.OneOf(
            leaf,
            from a in half from op in Gen.Elements(Binary) from b in half select $"({a}) {op} ({b})",
            from a in half from b in half from c in half from op in Gen.Elements("+", "*", "and", "or") select $"({a}) {op} ({b}) {op} ({c})",
            from a in less select $"not ({a})",
            from a in less from test in Gen.Elements("is empty", "is not empty", "is a number", "is a text", "is a list", "is a map", "is a bool") select $"({a}) {test}",
            from p in Paths select $"{p} exists",
            from p in Paths from q in Paths from a in half select $"{p} ?? {q} ?? ({a})",
            from a in half from b in half select $"[({a}), ({b})]",
            from a in half from b in half select $"{{k: ({a}), \"b c\": ({b})}}",
            from a in less from rest in Gen.Elements(".a", ".0?", ".(pick.at)", ".one.x?") select $"({a}){rest}");
    }
}
