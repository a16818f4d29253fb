using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Rem.Storage.Tests;

/// <summary>Who owns a data folder.</summary>
public sealed partial class OwnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-owner-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_that_is_closed_is_free_though_a_process_that_starts_has_copies_of_its_files()
    {
        var store = SqliteStore.Open(_folder, TimeProvider.System);
        using var copy = Copy(Path.Combine(_folder, "owner"));

        await store.DisposeAsync();

        SqliteStore.OwnerOf(_folder).ShouldBeNull();
        await SqliteStore.Open(_folder, TimeProvider.System).DisposeAsync();
    }

    // As a child has it between fork and exec: the same opening of the file, and with it the same lock.
    private static SafeFileHandle Copy(string path)
    {
        var open = Directory.GetFiles("/proc/self/fd").Single(file => new FileInfo(file).LinkTarget == path);
        return new SafeFileHandle(dup(int.Parse(Path.GetFileName(open), System.Globalization.CultureInfo.InvariantCulture)), ownsHandle: true);
    }

    [LibraryImport("libc")]
    private static partial int dup(int file);
}
