using System.Globalization;
using System.Text;
using Rem.Web.Access;

namespace Rem.Faults.Audits;

/// <summary>A process that makes changes until it is killed: sixteen at a time, each with a line in the audit log and an effect, which is a line in another file.</summary>
internal static class AuditLoad
{
    private const int Callers = 16;

    /// <summary>Full files come often, so that kills meet their change too.</summary>
    public static AuditOptions Options { get; } = new() { MaxSize = 64 * 1024, Keep = int.MaxValue };

    /// <summary>Makes changes: `audit-load FOLDER EFFECTS ROUND [--broken]`; broken, each takes effect before its line.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (folder, round, isBroken) = (args[1], args[3], args.Contains("--broken"));
        await using var audit = new FileAudit(folder, TimeProvider.System, options: Options);
        await using var effects = new FileStream(args[2], FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 1);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => ChangeAsync(audit, effects, $"{round}-{caller}", isBroken))));
        return 0;
    }

    private static async Task ChangeAsync(FileAudit audit, FileStream effects, string caller, bool isBroken)
    {
        var actor = AuditActor.OfProcess();
        for (var i = 0; ; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{caller}-{i}");
            if (isBroken)
            {
                Effect(effects, name);
            }

            var entry = await audit.BeginAsync(actor, new AuditAction("rpc", name), CancellationToken.None);
            if (!isBroken)
            {
                Effect(effects, name);
            }

            audit.End(entry, "done");
        }
    }

    private static void Effect(FileStream effects, string name)
    {
        lock (effects)
        {
            effects.Write(Encoding.ASCII.GetBytes(name + "\n"));
        }
    }
}
