using Microsoft.Win32.SafeHandles;
using Rem.Files;

namespace Rem.Web.Access;

/// <summary>The machine's own.</summary>
internal sealed class AuditDisk : IAuditDisk
{
    /// <inheritdoc/>
    public void Write(SafeFileHandle file, byte[] bytes, long at) => RandomAccess.Write(file, bytes, at);

    /// <inheritdoc/>
    public void Sync(SafeFileHandle file, string path) => DiskSync.File(file, path);
}
