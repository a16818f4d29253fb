using Rem.Cli.Commands;
using Rem.Plans;

namespace Rem.Cli.Running;

/// <summary>`--watch`: runs a plan again whenever it, or a file that was read to load it, changes.</summary>
internal sealed class PlanWatch(RunArguments arguments) : IPlanFiles
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private readonly Dictionary<string, (DateTime Time, long Length)> _seen = new(StringComparer.Ordinal);

    /// <summary>True once it is told to end.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>Runs until interrupted; the code is that of the last run, or 130.</summary>
    public int Run()
    {
        using var interruption = new Interruption(null, CancellationToken.None);
        while (!interruption.Token.IsCancellationRequested)
        {
            using var changed = CancellationTokenSource.CreateLinkedTokenSource(interruption.Token);
            lock (_seen)
            {
                _seen.Clear();
            }

            Remember(PlanFile.Find(arguments.Plan!));
            var run = Task.Run(() => new PlanProgram(arguments, this).Run(changed.Token), CancellationToken.None);
            WaitForChange(interruption.Token);
            IsInterrupted = interruption.Token.IsCancellationRequested;
            changed.Cancel();
            run.GetAwaiter().GetResult();
        }

        return ExitCode.Interrupted;
    }

    /// <inheritdoc/>
    public byte[]? Read(string path, int limit)
    {
        Remember(path);
        return DiskPlanFiles.Instance.Read(path, limit);
    }

    private void WaitForChange(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && !HasChanged())
        {
            try
            {
                Task.Delay(Pace, TimeProvider.System, cancel).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private bool HasChanged()
    {
        lock (_seen)
        {
            foreach (var (path, state) in _seen)
            {
                if (State(path) != state)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private void Remember(string path)
    {
        var full = Path.GetFullPath(path);
        lock (_seen)
        {
            _seen.TryAdd(full, State(full));
        }
    }

    private static (DateTime Time, long Length) State(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}
