using System.Threading.Channels;
using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Monitoring.Matching;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// The silences that people set as state: takes them up, says in the log who silenced what, and takes those away that have
/// ended. For one monitor.
/// </summary>
internal sealed class SilenceWishes
{
    private static readonly string[] Settings = ["match", "until", "from", "by", "comment"];
    private readonly Monitor _monitor;
    private readonly CheckClaims _claims;
    private readonly SteadyClock _time;
    private readonly WishReader _reader;
    private readonly IState _state;
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Channel<(string Key, long Version)> _over = Channel.CreateUnbounded<(string, long)>();

    /// <summary>The silences for the checks of a plan.</summary>
    public SilenceWishes(OpenPlan plan, Monitor monitor, CheckClaims claims, SteadyClock time)
    {
        (_monitor, _claims, _time) = (monitor, claims, time);
        (_reader, _state) = (new WishReader(plan, time), plan.Resources.States.Open(MonitorNames.Silences));
    }

    /// <summary>True when all has been taken up that stood there before: what comes now, somebody has just set.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Takes up a change.</summary>
    public void Take(StateChange change)
    {
        if (change.IsDeleted)
        {
            _monitor.Act(null, board =>
            {
                var now = _time.Now;
                board.Advance(now); // first: one that is over was not taken back, but taken out by another plan
                _versions.Remove(change.Key);
                return board.EndSilence(change.Key, now);
            });
        }
        else if (_reader.Fields(change) is { } fields)
        {
            Take(change, fields);
        }
    }

    /// <summary>A silence has begun; called by the board.</summary>
    public void Begun(Silencing silencing, int checks)
    {
        if (HasBegun && checks > 0)
        {
            Write($"the silence {ValueText.Show(silencing.Key)} {Said(silencing)} holds {checks} {(checks == 1 ? "check" : "checks")} until {MomentText.Of(_time.Shown(silencing.End))}");
        }
    }

    /// <summary>A silence has ended; called by the board. One that came to its own end is taken out of the state.</summary>
    public void Ended(Silencing silencing, int checks)
    {
        var isInTime = _versions.Remove(silencing.Key, out var version);
        if (checks > 0)
        {
            Write($"the silence {ValueText.Show(silencing.Key)} {Said(silencing)} {(isInTime ? "is over" : "was taken back")}");
        }

        if (isInTime)
        {
            _over.Writer.TryWrite((silencing.Key, version));
        }
    }

    /// <summary>Takes silences that are over out of the state, until it is cancelled. Of several plans the first does it.</summary>
    public async Task ForgetAsync(CancellationToken cancel)
    {
        await foreach (var (key, version) in _over.Reader.ReadAllAsync(cancel))
        {
            try
            {
                await _state.DeleteAsync(key, version, Shared.WriteOptions.None, cancel);
            }
            catch (PlanException error)
            {
                if (error.Finding.Code != StateErrors.Moved)
                {
                    _reader.Write(LogLevel.Warn, $"the silence {ValueText.Show(key)} is over and could not be taken out: {error.Message}");
                }
            }
        }
    }

    private void Take(StateChange change, Fields fields)
    {
        fields.Problems.Unknown([], fields.Map, "a silence", Settings);
        var (match, by, comment) = (MatchReader.Read(fields, "match"), fields.As<string>("by", "a text: who says so"), fields.Text("comment") ?? "");
        var (from, until) = (_reader.Time(fields, "from") ?? _time.Now, _reader.Time(fields, "until"));
        if (until <= _time.Now && !HasBegun)
        {
            _over.Writer.TryWrite((change.Key, change.Version)); // it ended while nobody was here
            return;
        }

        LookAt(fields, by, from, until);
        var isWrong = fields.Problems.Found.Count > 0;
        if (until <= _time.Now)
        {
            _over.Writer.TryWrite((change.Key, change.Version));
        }

        // One that is wrong holds nothing, and is taken out at its end like any other.
        var isDone = until is null || until <= _time.Now || _monitor.Act(null, board =>
        {
            board.Add(isWrong ? new Silencing(change.Key, Matcher.Nothing, _time.Now, until.Value, "", "") : new Silencing(change.Key, match!, from, until.Value, by!, comment), _time.Now);
            _versions[change.Key] = change.Version; // not sooner: the board first does what is due, and the end of that before it is one
            return isWrong || !HasBegun || _claims.HasAny(match!);
        });
        _reader.Refuse(fields, change, isDone, isDone ? "" : WhyNone(match!));
    }

    private string WhyNone(Matcher match)
    {
        var (says, hint) = NearMatch.Of(match, _claims.Checks);
        return $"it matches no check{says}{(hint is null ? "" : $"; {hint}")}";
    }

    private void LookAt(Fields fields, string? by, DateTimeOffset from, DateTimeOffset? until)
    {
        if (by is "")
        {
            fields.Problems.Expected(["by"], "a text: who says so", by);
        }

        if (!fields.Has("until"))
        {
            fields.Problems.Add(["until"], "a silence needs 'until', when it ends");
        }
        else if (until <= _time.Now)
        {
            fields.Problems.Add(["until"], "it is in the past");
        }
        else if (until <= from)
        {
            fields.Problems.Add(["until"], "a silence ends before 'from', or at it");
        }
    }

    private static string Said(Silencing silencing) => silencing.Comment.Length == 0 ? $"by {silencing.By}" : $"by {silencing.By} ({silencing.Comment})";

    private void Write(string text) => _reader.Write(LogLevel.Info, text);
}
