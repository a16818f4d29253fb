using System.Diagnostics;
using System.Globalization;
using Rem.Faults.Load;

namespace Rem.Faults.Locks;

/// <summary>A contender, as its tormentor sees it.</summary>
internal sealed class ContenderProcess : IDisposable
{
    private readonly Process _process;

    private ContenderProcess(Process process) => _process = process;

    /// <summary>Starts one and waits until it is connected.</summary>
    public static ContenderProcess Start(string data, string log, string name, TimeSpan lease, bool isFenced)
    {
        string[] arguments = ["contend", data, log, name, ((int)lease.TotalMilliseconds).ToString(CultureInfo.InvariantCulture), .. isFenced ? Array.Empty<string>() : ["unfenced"]];
        var process = Process.Start(new ProcessStartInfo(OwnProgram.Path, OwnProgram.Arguments(arguments)) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadLine() == "ready" ? new ContenderProcess(process) : throw new InvalidOperationException("a contender did not start");
    }

    /// <summary>Stops it for a while, as a swapping machine or a debugger does.</summary>
    public async Task FreezeAsync(TimeSpan time)
    {
        Signal("-STOP");
        await Task.Delay(time, TimeProvider.System);
        Signal("-CONT");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Signal(string signal) => Command.Run("kill", signal, _process.Id.ToString(CultureInfo.InvariantCulture));
}
