using System.Globalization;

namespace Rem.Monitoring.States;

/// <summary>
/// A host as it stands, told from its checks: from those that say that it is alive, from all where none does. For one caller
/// at a time: a <see cref="CheckBoard"/>.
/// </summary>
internal sealed class Host : INeeded
{
    private const int MostNamed = 3;
    private readonly Dictionary<Check, Counted> _counted = [];
    private readonly int[] _statuses = new int[Enum.GetValues<CheckStatus>().Length];
    private readonly int[] _standings = new int[Enum.GetValues<Standing>().Length];
    private readonly List<Check> _deciding;
    private readonly bool _isUpByItself;
    private int _certainlyUp;
    private int _uncertain;

    /// <summary>A host of checks.</summary>
    /// <param name="rules">What it is.</param>
    /// <param name="checks">Its checks.</param>
    /// <param name="start">When they begin to be looked at.</param>
    /// <param name="isHere">True for that on which they run: it is up, however bad what they find, unless one says that it tells.</param>
    public Host(HostRules rules, IReadOnlyList<Check> checks, DateTimeOffset start, bool isHere = false)
    {
        (Rules, Since) = (rules, start);
        var alive = checks.Where(static check => check.Rules.IsAlive).ToList();
        _isUpByItself = isHere && alive.Count == 0;
        _deciding = alive.Count > 0 ? alive : [.. checks];
        foreach (var check in checks)
        {
            _counted[check] = new Counted(check.Status, Standing.None, false, false);
            _statuses[(int)check.Status]++;
        }

        _standings[(int)Standing.None] = _deciding.Count;
    }

    /// <summary>What it is.</summary>
    public HostRules Rules { get; }

    /// <summary>How it is.</summary>
    public HostStatus Status { get; private set; }

    /// <summary>Since when it has been so.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Why: the root cause where it is down or unreachable.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The checks that it is told from.</summary>
    public IReadOnlyList<Check> Deciding => _deciding;

    /// <summary>True for a check that it is told from: where one says that the host is alive, only such checks.</summary>
    public bool Decides(Check check) => check.Rules.IsAlive || !_deciding[0].Rules.IsAlive;

    /// <inheritdoc/>
    public bool IsDown => Status is HostStatus.Down or HostStatus.Unreachable;

    /// <inheritdoc/>
    public bool IsUnreachable => Status == HostStatus.Unreachable;

    /// <inheritdoc/>
    public bool IsUncertain => !_isUpByItself && _uncertain > 0 && _certainlyUp == 0;

    /// <inheritdoc/>
    public DateTimeOffset CertainSince => Since;

    /// <inheritdoc/>
    public bool HasAnswered(DateTimeOffset since) => _deciding.Exists(check => check.HasAnswered(since));

    /// <inheritdoc/>
    public string Saying => Text.Length == 0 ? $"host {Rules.Name} is {Status.Word()}" : $"host {Rules.Name} is {Status.Word()}: {Text}";

    /// <summary>How many of its checks have a status.</summary>
    public int Count(CheckStatus status) => _statuses[(int)status];

    /// <summary>A check of it has changed; gives what there is to tell, null for nothing new.</summary>
    /// <param name="check">The check.</param>
    /// <param name="at">When.</param>
    /// <param name="text">Why the check is as it is.</param>
    public HostEvent? Note(Check check, DateTimeOffset at, string text)
    {
        Count(check, StandingOf(check, _counted[check].Standing));
        return Settle(at, text);
    }

    /// <summary>Goes on where it was before the process began.</summary>
    public void Restore(HostStatus status, DateTimeOffset since, string text) => (Status, Since, Text) = (status, since, text);

    /// <summary>Counts its checks as they are, when they have been restored.</summary>
    public void Recount()
    {
        // What an uncertain check was before is not kept; what its host was is.
        var before = Status switch
        {
            HostStatus.Up => Standing.Up,
            HostStatus.Down => Standing.Down,
            HostStatus.Unreachable => Standing.Unreachable,
            _ => Standing.None,
        };
        foreach (var check in _counted.Keys.ToList())
        {
            Count(check, StandingOf(check, before));
        }
    }

    /// <summary>Becomes what its checks say; gives what there is to tell, null for nothing new.</summary>
    public HostEvent? Settle(DateTimeOffset at, string text)
    {
        var (from, to) = (Status, Told());
        if (to == from)
        {
            return null;
        }

        (Status, Since) = (to, at);
        Text = to switch
        {
            HostStatus.Down => Causes(),
            HostStatus.Unreachable => text,
            _ => "",
        };
        return new HostEvent(at, Rules.Name, from, to) { Text = Text };
    }

    private static Standing StandingOf(Check check, Standing before) => check.Status switch
    {
        CheckStatus.Pending => Standing.None,
        _ when !check.IsCertain => before == Standing.None ? Standing.Open : before,
        CheckStatus.Ok or CheckStatus.Warning => Standing.Up,
        CheckStatus.Unreachable => Standing.Unreachable,
        _ => Standing.Down,
    };

    private HostStatus Told()
    {
        if (_standings[(int)Standing.Up] > 0 || (_isUpByItself && _standings[(int)Standing.None] < _deciding.Count))
        {
            return HostStatus.Up;
        }

        if (_standings[(int)Standing.Open] > 0)
        {
            return HostStatus.Pending;
        }

        return _standings[(int)Standing.Down] > 0 ? HostStatus.Down : _standings[(int)Standing.Unreachable] > 0 ? HostStatus.Unreachable : HostStatus.Pending;
    }

    private void Count(Check check, Standing standing)
    {
        var was = _counted[check];
        var now = new Counted(check.Status, standing, !check.IsCertain, check.IsCertain && standing == Standing.Up);
        _counted[check] = now;
        _statuses[(int)was.Status]--;
        _statuses[(int)now.Status]++;
        if (Decides(check))
        {
            _standings[(int)was.Standing]--;
            _standings[(int)now.Standing]++;
            _uncertain += (now.IsUncertain ? 1 : 0) - (was.IsUncertain ? 1 : 0);
            _certainlyUp += (now.IsCertainlyUp ? 1 : 0) - (was.IsCertainlyUp ? 1 : 0);
        }
    }

    private string Causes()
    {
        var down = _deciding.Where(check => _counted[check].Standing == Standing.Down).ToList();
        var named = string.Join(", ", down.Take(MostNamed).Select(static check => check.Saying));
        return down.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"{named} and {down.Count - MostNamed} more") : named;
    }

    private readonly record struct Counted(CheckStatus Status, Standing Standing, bool IsUncertain, bool IsCertainlyUp);
}
