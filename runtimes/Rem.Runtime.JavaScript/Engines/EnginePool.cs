namespace Rem.Runtime.JavaScript.Engines;

/// <summary>Engines that wait for their next run, as many as the machine can use at once.</summary>
internal sealed class EnginePool
{
    private readonly JsEngine?[] _idle = new JsEngine?[Math.Max(4, Environment.ProcessorCount * 2)];

    /// <summary>An engine for one run.</summary>
    public JsEngine Rent()
    {
        var idle = _idle;
        for (var i = 0; i < idle.Length; i++)
        {
            if (idle[i] is not null && Interlocked.Exchange(ref idle[i], null) is { } engine)
            {
                return engine;
            }
        }

        return new JsEngine();
    }

    /// <summary>Takes an engine back, where there is room.</summary>
    public void Return(JsEngine engine)
    {
        var idle = _idle;
        for (var i = 0; i < idle.Length; i++)
        {
            if (idle[i] is null && Interlocked.CompareExchange(ref idle[i], engine, null) is null)
            {
                return;
            }
        }
    }
}
