using System.Runtime.InteropServices;
using Rem.Faults.Load;

namespace Rem.Faults.Checks;

/// <summary>What all clients asked for and what was answered, read back.</summary>
internal sealed class LoadLog
{
    private LoadLog(HashSet<Operation> issued, HashSet<Operation> acked)
    {
        Issued = issued;
        Acked = acked;
    }

    /// <summary>Everything that was asked for.</summary>
    public HashSet<Operation> Issued { get; }

    /// <summary>Everything that was answered.</summary>
    public HashSet<Operation> Acked { get; }

    /// <summary>The highest number of any client.</summary>
    public long Highest => Issued.Count == 0 ? 0 : Issued.Max(static operation => operation.Number);

    /// <summary>Reads the logs of a folder; with lengths, only so much of what was answered.</summary>
    public static LoadLog Read(string folder, long[]? ackedLengths = null)
    {
        var issued = new HashSet<Operation>();
        var acked = new HashSet<Operation>();
        for (var client = 0; client < LoadNames.Clients; client++)
        {
            ReadFile(ClientLog.IssuedPath(folder, client), long.MaxValue, issued);
            ReadFile(ClientLog.AckedPath(folder, client), ackedLengths?[client] ?? long.MaxValue, acked);
        }

        return new LoadLog(issued, acked);
    }

    /// <summary>How long the logs of what was answered are now.</summary>
    public static long[] AckedLengths(string folder) =>
        [.. Enumerable.Range(0, LoadNames.Clients).Select(client => new FileInfo(ClientLog.AckedPath(folder, client)) is { Exists: true } file ? file.Length : 0)];

    /// <summary>The operations of a kind.</summary>
    public static IEnumerable<Operation> Of(IEnumerable<Operation> operations, OperationKind kind) => operations.Where(operation => operation.Kind == kind);

    private static void ReadFile(string path, long length, HashSet<Operation> into)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var bytes = File.ReadAllBytes(path);
        var whole = (int)Math.Min(bytes.Length, length) / ClientLog.RecordBytes * ClientLog.RecordBytes;
        var records = MemoryMarshal.Cast<byte, long>(bytes.AsSpan(0, whole));
        for (var i = 0; i < records.Length; i += 2)
        {
            into.Add(new Operation((OperationKind)(records[i] >> 32), (int)(uint)records[i], records[i + 1]));
        }
    }
}

/// <summary>One operation of a client.</summary>
internal readonly record struct Operation(OperationKind Kind, int Client, long Number);
