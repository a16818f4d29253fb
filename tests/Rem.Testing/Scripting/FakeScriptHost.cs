using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Testing.Scripting;

/// <summary>Primitives as a test wants them: answers by name, everything else an error, and every call on record.</summary>
public sealed class FakeScriptHost : IScriptHost
{
    // An attack on memory is not to fill the record instead.
    private const int LongestCall = 2000;

    private readonly Dictionary<string, Func<RemList, CancellationToken, ValueTask<object?>>> _answers = [];
    private readonly Lock _gate = new();
    private readonly List<string> _calls = [];

    /// <summary>The calls so far, each as `name [arguments as JSON]`.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Sets what a primitive answers.</summary>
    public FakeScriptHost On(string primitive, Func<RemList, object?> answer)
    {
        _answers[primitive] = (arguments, _) => new ValueTask<object?>(answer(arguments));
        return this;
    }

    /// <summary>Sets what a primitive answers after waiting.</summary>
    public FakeScriptHost OnAsync(string primitive, Func<RemList, CancellationToken, ValueTask<object?>> answer)
    {
        _answers[primitive] = answer;
        return this;
    }

    /// <inheritdoc/>
    public ValueTask<object?> CallAsync(string primitive, RemList arguments, CancellationToken cancel)
    {
        var call = primitive + " " + ValueText.Json(arguments);
        lock (_gate)
        {
            _calls.Add(call.Length <= LongestCall ? call : call[..LongestCall]);
        }

        return _answers.TryGetValue(primitive, out var answer)
            ? answer(arguments, cancel)
            : throw new PlanException(ScriptErrors.Primitive, SourceSpan.None, $"{primitive}: not expected by this test");
    }
}
