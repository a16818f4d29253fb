using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Rem.Faults.Load;

/// <summary>
/// What one client asked for and what was answered, each in a file of its own: records of 16 bytes (kind, client, number),
/// each written by a call of the system before the next step is made, so that a kill of this process loses none.
/// </summary>
internal sealed class ClientLog : IDisposable
{
    /// <summary>Bytes of a record.</summary>
    public const int RecordBytes = 16;

    private readonly SafeFileHandle _issued;
    private readonly SafeFileHandle _acked;
    private long _issuedAt;
    private long _ackedAt;

    /// <summary>Goes on in the files of a client.</summary>
    public ClientLog(string folder, int client)
    {
        _issued = File.OpenHandle(IssuedPath(folder, client), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        _acked = File.OpenHandle(AckedPath(folder, client), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        _issuedAt = RandomAccess.GetLength(_issued);
        _ackedAt = RandomAccess.GetLength(_acked);
    }

    /// <summary>The file of what was asked for.</summary>
    public static string IssuedPath(string folder, int client) => Path.Combine(folder, $"issued-{client}");

    /// <summary>The file of what was answered.</summary>
    public static string AckedPath(string folder, int client) => Path.Combine(folder, $"acked-{client}");

    /// <summary>An operation is about to be asked for.</summary>
    public void Issue(OperationKind kind, int client, long number) => Write(_issued, ref _issuedAt, kind, client, number);

    /// <summary>It was answered.</summary>
    public void Ack(OperationKind kind, int client, long number) => Write(_acked, ref _ackedAt, kind, client, number);

    /// <inheritdoc/>
    public void Dispose()
    {
        _issued.Dispose();
        _acked.Dispose();
    }

    private static void Write(SafeFileHandle file, ref long at, OperationKind kind, int client, long number)
    {
        Span<long> record = [((long)kind << 32) | (uint)client, number];
        RandomAccess.Write(file, MemoryMarshal.AsBytes(record), at);
        at += RecordBytes;
    }
}
