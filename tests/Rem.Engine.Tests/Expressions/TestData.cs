using Rem.Expressions;
using Rem.Filters;
using Rem.Values;

namespace Rem.Engine.Tests.Expressions;

/// <summary>The names that the tables of expressions are evaluated in.</summary>
internal static class TestData
{
    public static readonly ParseOptions Options = new(new FilterTable([]), "error", "value", "loop");

    public static TestNames Names() => new(Data(), Fixed());

    public static RemMap Data() => Map(
        ("load", Map(("one", 5.2), ("five", 3.1))),
        ("host", "web1"),
        ("count", 3L),
        ("big", long.MaxValue),
        ("small", long.MinValue),
        ("half", 0.5),
        ("empty", ""),
        ("nothing", null),
        ("yes", true),
        ("no-such", "dash"),
        ("x", 5L),
        ("hosts", RemList.Of(Map(("name", "a"), ("port", 80L)), Map(("name", "b"), ("port", 443L)))),
        ("ports", Map(("80", "web"), ("443", "tls"), ("web.example.com", 7L))),
        ("service", Map(("kind", "web"))),
        ("limits", Map(("web", Map(("warn", 4L))))),
        ("tags", RemList.Of("red", "blue")),
        ("none", new RemList()),
        ("void", new RemMap()),
        ("pick", Map(("field", "hosts"), ("name", "target"), ("at", -1L), ("bad", new RemList()))),
        ("grade anna", "high"),
        ("input", Map(("data", 1L))),
        ("in", "in"),
        ("größe", 1L),
        ("target", "host"),
        ("word", "dïsk"));

    public static RemMap Fixed() => Map(
        ("input", Map(("verbose", true))),
        ("secrets", Map(("token", "s3cret"))),
        ("now", 1_000_000L),
        ("error", Map(("message", "boom"))),
        ("value", 42L),
        ("loop", Map(("index", 1L))));

    public static RemMap Map(params ReadOnlySpan<(string Key, object? Value)> entries)
    {
        var map = new RemMap();
        foreach (var (key, value) in entries)
        {
            map.Set(key, value);
        }

        return map;
    }
}
