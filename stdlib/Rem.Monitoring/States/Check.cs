namespace Rem.Monitoring.States;

/// <summary>A check as it stands. For one caller at a time: a <see cref="CheckBoard"/>.</summary>
internal sealed class Check : INeeded
{
    private readonly Flapping _flapping;
    private readonly ThresholdState[] _bounds;
    private List<(Hold By, StatusSet In)>? _holds; // few checks have any
    // What stopped it may have begun a moment before it was noticed.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private TimeSpan _putOff;

    /// <summary>One without a result yet.</summary>
    public Check(CheckRules rules, DateTimeOffset start)
    {
        Rules = rules;
        LastAt = start;
        (Since, CertainSince) = (start, start);
        _flapping = new Flapping(rules.Flapping);
        _bounds = [.. rules.Thresholds.Select(static threshold => new ThresholdState(threshold))];
    }

    /// <summary>Its rules.</summary>
    public CheckRules Rules { get; }

    /// <summary>How it is.</summary>
    public CheckStatus Status { get; private set; }

    /// <summary>False while a problem has not come often enough to be certain.</summary>
    public bool IsCertain { get; private set; } = true;

    /// <summary>The try that an uncertain problem is at, from 1.</summary>
    public int Try { get; private set; }

    /// <summary>Since when it has been so.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset CertainSince { get; private set; }

    /// <summary>When its last result came; when it began to be looked at where there is none.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>What its last result said.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Its last result; null before the first.</summary>
    public CheckResult? Last { get; private set; }

    /// <summary>True while it flaps.</summary>
    public bool IsFlapping => _flapping.IsFlapping;

    /// <summary>The share of its last results that differed from the one before.</summary>
    public double Changing => _flapping.Share;

    /// <summary>Who looks after it.</summary>
    public Acknowledgement? Acknowledgement { get; set; }

    /// <summary>How many downtimes it is in.</summary>
    public int Downtimes { get; set; }

    /// <summary>What held its events before the process began, until all that still does is found again.</summary>
    public Held HeldBefore { get; set; }

    /// <summary>True while results have stopped coming.</summary>
    public bool HasNoData { get; private set; }

    /// <summary>When that becomes a status; null for never, or when it has.</summary>
    public DateTimeOffset? NoDataAt => Rules.NoDataAfter is { } most && !HasNoData ? LastAt + most + _putOff : null;

    /// <summary>The host that it looks at; null for none.</summary>
    public Host? Host { get; set; }

    /// <summary>True for a problem that is certain.</summary>
    public bool IsDown => IsCertain && Status.IsProblem();

    /// <inheritdoc/>
    public bool IsUnreachable => Status == CheckStatus.Unreachable;

    /// <inheritdoc/>
    public bool IsUncertain => !IsCertain;

    /// <inheritdoc/>
    public bool HasAnswered(DateTimeOffset since) => IsCertain && Status is (CheckStatus.Ok or CheckStatus.Warning) && !HasNoData && Last is { IsError: false } last && last.At >= since;

    /// <inheritdoc/>
    public string Saying => $"{Rules.Name} is {Status.Word()}";

    /// <summary>What holds its events back in a status.</summary>
    public Held HeldIn(CheckStatus status)
    {
        var held = HeldBefore
            | (IsFlapping ? Held.Flapping : Held.No)
            | (Downtimes > 0 ? Held.Downtime : Held.No)
            | (Acknowledgement is not null ? Held.Acknowledged : Held.No)
            | (status == CheckStatus.Unreachable ? Held.Unreachable : Held.No);
        foreach (var (by, statuses) in _holds ?? [])
        {
            if (statuses.Has(status) && by.Holds(this))
            {
                held |= by.Kind;
            }
        }

        return held;
    }

    /// <summary>The first thing of a kind that holds its events back now; null for none.</summary>
    public T? HeldBy<T>(Held kind)
        where T : Hold
    {
        foreach (var (by, statuses) in _holds ?? [])
        {
            if (by.Kind == kind && statuses.Has(Status) && by.Holds(this))
            {
                return (T)by;
            }
        }

        return null;
    }

    /// <summary>Something may hold its events back from now on, in some statuses.</summary>
    public void Attach(Hold hold, StatusSet statuses) => (_holds ??= []).Add((hold, statuses));

    /// <summary>Something holds its events no more.</summary>
    public void Detach(Hold hold) => _holds?.RemoveAll(each => ReferenceEquals(each.By, hold));

    /// <summary>Judges a result, and takes note of it.</summary>
    public Verdict Judge(CheckResult result)
    {
        (LastAt, HasNoData, _putOff) = (result.At, false, TimeSpan.Zero);
        var verdict = result.IsError ? new Verdict(Rules.OnError, result.Text) : Verdict.Of(result, _bounds);
        (Text, Last) = (verdict.Text, result);
        return verdict;
    }

    /// <summary>Something that it needs is the cause: that is what there is to say, whatever its own look found.</summary>
    public void NoteCause(INeeded cause) => Text = cause.Saying;

    /// <summary>Takes note of how often it changes; true when it began or ended to flap.</summary>
    public bool NoteChange(CheckStatus status) => _flapping.Note(status);

    /// <summary>No result could come for a time: it is not later by that.</summary>
    public void PutOff(TimeSpan time) => _putOff += time + (_putOff == TimeSpan.Zero ? Grace : TimeSpan.Zero);

    /// <summary>Nobody knows whether its bounds were passed for a time, which does not count for their `for`.</summary>
    public void PutOffBounds(TimeSpan time)
    {
        foreach (var bound in _bounds)
        {
            bound.PutOff(time);
        }
    }

    /// <summary>Its bounds, as they stand.</summary>
    public IReadOnlyList<ThresholdState> Bounds => _bounds;

    /// <summary>Who looked after it before the process began, until it is taken up again.</summary>
    public KeptAcknowledgement? AcknowledgedBefore { get; set; }

    /// <summary>The problem that it was acknowledged in.</summary>
    public CheckStatus AcknowledgedIn { get; set; }

    /// <summary>Results have stopped coming, or it is asked again when as much time has passed.</summary>
    public void NoteNoData(DateTimeOffset at, bool isOver) => (LastAt, HasNoData, _putOff) = (at, isOver, TimeSpan.Zero);

    /// <summary>Goes on where it was before the process began: nothing is told anew.</summary>
    public void Restore(CheckStatus status, int attempt, DateTimeOffset since, string text) =>
        (Status, IsCertain, Try, Since, CertainSince, Text) = (status, attempt == 0, attempt, since, since, text);

    /// <summary>Becomes a status; gives what there is to tell, null for nothing new.</summary>
    /// <param name="status">The status.</param>
    /// <param name="at">When.</param>
    /// <param name="mayBeCertain">False while what it needs may turn out to be the cause.</param>
    /// <param name="isCertain">True when it is certain by itself.</param>
    public CheckEvent? Become(CheckStatus status, DateTimeOffset at, bool mayBeCertain, bool isCertain = false)
    {
        var (from, wasCertain) = (Status, IsCertain);
        if (isCertain || status is CheckStatus.Ok or CheckStatus.Unreachable or CheckStatus.NoData || (IsDown && from != CheckStatus.Unreachable))
        {
            return from == status && wasCertain ? null : Change(status, at, 0, status == CheckStatus.Ok && !wasCertain ? Held.Soft : Held.No);
        }

        var isFirst = wasCertain;
        var next = isFirst ? 1 : Math.Min(Try + 1, Rules.Tries);
        var isEnough = next >= Rules.Tries && mayBeCertain;
        if (!isFirst && !isEnough && from == status)
        {
            Try = next;
            return null;
        }

        return Change(status, at, isEnough ? 0 : next, isEnough ? Held.No : Held.Soft);
    }

    private CheckEvent Change(CheckStatus status, DateTimeOffset at, int attempt, Held held)
    {
        var from = Status;
        (Status, IsCertain, Try, Since) = (status, attempt == 0, attempt, from == status ? Since : at);
        CertainSince = IsCertain ? at : CertainSince;
        return new CheckEvent(at, Rules.Name, EventKind.Status) { From = from, To = status, Try = attempt, Tries = Rules.Tries, Held = held };
    }
}
