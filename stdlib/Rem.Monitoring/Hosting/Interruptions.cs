using Rem.Errors;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// What a standstill of the node means for its checks: time that nobody looked does not count, and a run that it hit has no
/// result. For one caller at a time, who holds the board.
/// </summary>
internal sealed class Interruptions(CheckBoard board, SteadyClock time, OpenPlan plan)
{
    // A node that stands still again and again takes some results as they are.
    private const int MostLeftOut = 3;
    private static readonly TimeSpan WorthALine = TimeSpan.FromSeconds(10);
    private readonly Standstill _standstill = new();

    /// <summary>Somebody looks, before anything is done to the board: what stood still has missed its results, which says nothing of a check. Gives the time.</summary>
    public DateTimeOffset Look()
    {
        var now = time.Now;
        if (_standstill.Look(now) is { Ticks: > 0 } still)
        {
            board.PutOff(still);
            if (still >= Standstill.Long)
            {
                board.PutOffBounds(still);
            }

            if (still >= WorthALine)
            {
                plan.Log.Write(new LogLine(plan.Options.Clock.GetUtcNow(), LogLevel.Warn, $"nothing was looked at for {Duration.Show(TimeSpan.FromSeconds(Math.Round(still.TotalSeconds)))}: the process, its machine or its disk stood still", null, default));
            }
        }

        return now;
    }

    /// <summary>It is looked again at a time, or at the next pulse where that is sooner; gives which.</summary>
    public DateTimeOffset Expect(DateTimeOffset now, DateTimeOffset? next)
    {
        var pulse = now + Standstill.Pulse;
        var sooner = next < pulse ? next.Value : pulse;
        _standstill.Expect(sooner > now ? sooner : now);
        return sooner;
    }

    /// <summary>A check begins to run. May be called without the board.</summary>
    public void Begin(ScheduledCheck run) => run.StoodBefore = _standstill.InAll;

    /// <summary>Leaves out a result that has come when a standstill hit its run, and waits for another as long; false for one that counts.</summary>
    public bool LeaveOut(ScheduledCheck run, DateTimeOffset now)
    {
        var stood = _standstill.InAll - run.StoodBefore;
        if (stood == TimeSpan.Zero || run.LeftOut >= MostLeftOut)
        {
            run.LeftOut = 0;
            return false;
        }

        run.LeftOut++;
        board.Find(run.Name)!.PutOff(now - run.Begun - stood);
        return true;
    }
}
