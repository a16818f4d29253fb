using System.Runtime.CompilerServices;
using Rem.Shared;
using Rem.Values;

namespace Rem.Monitoring.Looking.Counters;

/// <summary>What counters stood at when somebody looked last, for as long as the process lives. Safe to use from several threads.</summary>
internal sealed class CounterMemory
{
    // So that names made of values that never come again do not fill the memory.
    private const int Most = 20_000;

    // Two that look at once under one name see the same.
    private static readonly TimeSpan SameLook = TimeSpan.FromMilliseconds(50);
    private static readonly ConditionalWeakTable<SharedResources, CounterMemory> All = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Look> _looks = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The memory of plans that share something.</summary>
    public static CounterMemory Of(SharedResources resources) => All.GetValue(resources, static _ => new CounterMemory());

    /// <summary>Takes note of counters, and gives how they have changed since the look before.</summary>
    /// <param name="name">What is looked at.</param>
    /// <param name="counters">The counters; maps of maps are gone through.</param>
    /// <param name="clock">The clock, whose jumps count for nothing.</param>
    /// <returns>`{seconds, rates, changes}`; null for all three at the first look.</returns>
    public RemMap Note(string name, RemMap counters, TimeProvider clock)
    {
        counters.IsShared = true;
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            if (!_looks.TryGetValue(name, out var before))
            {
                Add(name, new Look(counters, now, First()));
                return First();
            }

            var passed = clock.GetElapsedTime(before.At, now);
            if (passed < SameLook)
            {
                return before.Answer;
            }

            var (rates, changes) = CounterChange.Of(before.Counters, counters, passed.TotalSeconds);
            var answer = new RemMap(3) { ["seconds"] = passed.TotalSeconds, ["rates"] = rates, ["changes"] = changes };
            answer.IsShared = rates.IsShared = changes.IsShared = true;
            _looks[name] = new Look(counters, now, answer);
            return answer;
        }
    }

    private static RemMap First() => new(3) { ["seconds"] = null, ["rates"] = null, ["changes"] = null };

    private void Add(string name, Look look)
    {
        if (_looks.Count >= Most && _order.TryDequeue(out var oldest))
        {
            _looks.Remove(oldest);
        }

        _looks.Add(name, look);
        _order.Enqueue(name);
    }

    private sealed record Look(RemMap Counters, long At, RemMap Answer);
}
