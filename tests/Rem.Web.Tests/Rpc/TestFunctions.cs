using System.Buffers;
using System.Text;
using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Rpc;

namespace Rem.Web.Tests.Rpc;

/// <summary>Functions made by a test: what the protocols stand on.</summary>
internal sealed class TestFunctions : IFunctions
{
    public static readonly ErrorCode Broken = new("REM9999", "a test", "none");

    private readonly SortedDictionary<string, (WebFunction Function, Func<RemMap, CancellationToken, ValueTask<object?>> Call)> _functions = new(StringComparer.Ordinal);
    private int _calls;

    /// <summary>How often any of them ran.</summary>
    public int Calls => _calls;

    public IReadOnlyList<WebFunction> All => [.. _functions.Values.Select(static row => row.Function)];

    /// <summary>What most tests call.</summary>
    public static TestFunctions Usual() => new TestFunctions()
        .Add("subtract", input => (long)input["minuend"]! - (long)input["subtrahend"]!, Needs("minuend", UsageType.Integer), Needs("subtrahend", UsageType.Integer))
        .Add("echo", static input => input.Count == 0 ? null : input.ValueAt(0), May("value", UsageType.Text))
        .Add("list", static input => input["items"], May("items", UsageType.List))
        .Add("input", static input => input, Needs("name", UsageType.Text), May("count", UsageType.Integer) with { HasDefault = true, Default = 3L }, May("loud", UsageType.Flag), May("ratio", UsageType.Number), May("tags", UsageType.List), May("file", UsageType.Path))
        .Add("nothing", static _ => null)
        .Add("fail", static _ => throw Failure())
        .Add("defect", static _ => throw new InvalidOperationException("a thing that nobody thought of"));

    public static PlanException Failure() => new(new Finding(
        Broken, new SourceSpan(new SourceFile("plans/ops.yaml", "a: 1\nsecret text: 2\n"), 5, 6), "the disk is full", "delete something", "main > clean"));

    public static UsageEntry Needs(string name, UsageType type) => new(name, type) { IsRequired = true };

    public static UsageEntry May(string name, UsageType type) => new(name, type);

    public TestFunctions Add(string name, Func<RemMap, object?> call, params UsageEntry[] arguments) =>
        AddWaiting(name, (input, _) => ValueTask.FromResult(call(input)), arguments);

    public TestFunctions AddWaiting(string name, Func<RemMap, CancellationToken, ValueTask<object?>> call, params UsageEntry[] arguments) =>
        Add(new WebFunction(name, arguments, Role.Operator) { About = $"Does {name}.", Folder = "/srv/plans" }, call);

    public TestFunctions Add(WebFunction function, Func<RemMap, CancellationToken, ValueTask<object?>> call)
    {
        _functions[function.Name] = (function, call);
        return this;
    }

    public WebFunction? Find(string name) => _functions.TryGetValue(name, out var row) ? row.Function : null;

    public ValueTask<object?> CallAsync(WebFunction function, RemMap input, CancellationToken cancel)
    {
        Interlocked.Increment(ref _calls);
        return _functions[function.Name].Call(input, cancel);
    }
}

/// <summary>Who asks, in tests.</summary>
internal static class Views
{
    public static readonly ErrorView Author = new("req-1", true);
    public static readonly ErrorView Other = new("req-1", false);

    public static ReadOnlySequence<byte> Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    public static string Text(RpcReply reply) => Encoding.UTF8.GetString(reply.Body.Span);
}
