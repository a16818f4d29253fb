using Rem.Monitoring.States;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// Acknowledgements of checks that may still have the problem which they are of, and have not come to a certain result: one
/// that was taken out of the plan for a moment, one behind a restart. For one monitor, which calls it under its gate.
/// </summary>
internal sealed class WaitingWishes
{
    private readonly Dictionary<string, (long Version, Acknowledgement Wish)> _wishes = new(StringComparer.Ordinal);

    /// <summary>True for a check whose next result decides.</summary>
    public static bool MayComeTo(Check check) => check.Status == CheckStatus.Pending || !check.IsCertain;

    /// <summary>One waits.</summary>
    public void Add(string check, long version, Acknowledgement wish) => _wishes[check] = (version, wish);

    /// <summary>It was taken back.</summary>
    public void Remove(string check) => _wishes.Remove(check);

    /// <summary>True when somebody looks after a check as soon as its problem is certain.</summary>
    public bool Has(string check, DateTimeOffset now) => _wishes.TryGetValue(check, out var waiting) && !IsOver(waiting.Wish, now);

    /// <summary>Those that are decided, each once.</summary>
    public IEnumerable<(string Check, long Version, Acknowledgement Wish, bool IsMet)> Decided(CheckBoard board, DateTimeOffset now)
    {
        // Asked behind each result, and nearly never does one wait.
        return _wishes.Count == 0 ? [] : Decide(board, now);
    }

    private List<(string Check, long Version, Acknowledgement Wish, bool IsMet)> Decide(CheckBoard board, DateTimeOffset now)
    {
        var decided = new List<(string, long, Acknowledgement, bool)>();
        foreach (var (name, (version, wish)) in _wishes)
        {
            var check = board.Find(name)!;
            if (IsOver(wish, now) || !MayComeTo(check))
            {
                _wishes.Remove(name); // which a dictionary allows while it is gone through
                decided.Add((name, version, wish, check.IsDown && !IsOver(wish, check.CertainSince)));
            }
        }

        return decided;
    }

    private static bool IsOver(Acknowledgement wish, DateTimeOffset now) => wish.Until <= now;
}
