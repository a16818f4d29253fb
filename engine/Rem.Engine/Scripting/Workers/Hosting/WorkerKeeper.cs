using Rem.Errors;
using Rem.Processes.Unix;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// The one thread that starts workers, buries them and looks after idle ones. It lives as long as this process: the
/// kernel ends a worker when the thread that started it ends.
/// </summary>
internal static class WorkerKeeper
{
    private const int LookMilliseconds = 500;
    private const int BuryMilliseconds = 2;

    private static readonly object Gate = new();
    private static readonly Queue<WorkerPool> Wanted = [];
    private static readonly List<Worker> Dying = [];
    private static readonly List<WeakReference<WorkerPool>> Pools = [];
    private static Thread? _thread;

    /// <summary>Starts a worker for a pool soon, and tells the pool.</summary>
    public static void Start(WorkerPool pool)
    {
        lock (Gate)
        {
            Wanted.Enqueue(pool);
            Wake();
        }
    }

    /// <summary>Looks after a pool's idle workers as long as the pool is there.</summary>
    public static void Watch(WorkerPool pool)
    {
        lock (Gate)
        {
            Pools.Add(new WeakReference<WorkerPool>(pool));
        }
    }

    /// <summary>Kills a worker that nobody uses any more, and takes its status.</summary>
    public static void End(Worker worker)
    {
        worker.Kill();
        lock (Gate)
        {
            Dying.Add(worker);
            Wake();
        }
    }

    private static void Wake()
    {
        if (_thread is null)
        {
            _thread = new Thread(Keep, 256 * 1024) { IsBackground = true, Name = "rem workers" };
            _thread.Start();
        }

        Monitor.Pulse(Gate);
    }

    private static void Keep()
    {
        while (true)
        {
            WorkerPool? pool;
            lock (Gate)
            {
                if (Wanted.Count == 0)
                {
                    Monitor.Wait(Gate, Dying.Count > 0 ? BuryMilliseconds : Pools.Count > 0 ? LookMilliseconds : Timeout.Infinite);
                }

                _ = Wanted.TryDequeue(out pool);
            }

            if (pool is not null)
            {
                StartFor(pool);
            }

            Bury();
            LookAtPools();
        }
    }

    private static void StartFor(WorkerPool pool)
    {
        try
        {
            pool.Add(Worker.Start(pool.Program, pool.WorkerLimits));
        }
        catch (PlanException failure)
        {
            pool.Fail(failure);
        }
        catch (Exception error)
        {
            pool.Fail(new PlanException(WorkerErrors.NotStarted, default, "no worker process could be started: " + error.Message));
        }
    }

    private static void Bury()
    {
        lock (Gate)
        {
            for (var i = Dying.Count - 1; i >= 0; i--)
            {
                var worker = Dying[i];
                if (worker.TryReap() is not null)
                {
                    Dying.RemoveAt(i);
                    worker.Close();
                }
            }
        }
    }

    private static void LookAtPools()
    {
        List<WorkerPool>? pools = null;
        lock (Gate)
        {
            for (var i = Pools.Count - 1; i >= 0; i--)
            {
                if (!Pools[i].TryGetTarget(out var pool) || pool.IsOver)
                {
                    Pools.RemoveAt(i);
                }
                else
                {
                    (pools ??= []).Add(pool);
                }
            }
        }

        foreach (var pool in pools ?? [])
        {
            pool.LookAfter();
        }
    }
}
