using Microsoft.Win32.SafeHandles;

namespace Rem.Web.Access;

/// <summary>How bytes come onto the disk; tests have one that fails.</summary>
internal interface IAuditDisk
{
    /// <summary>Writes at a place.</summary>
    void Write(SafeFileHandle file, byte[] bytes, long at);

    /// <summary>Puts what was written on the disk. Throws <see cref="IOException"/> when the system could not.</summary>
    void Sync(SafeFileHandle file, string path);
}
