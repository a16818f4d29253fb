using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Rem.Files;

/// <summary>
/// Writes files so that a reader, a crash or a full disk never meets half of one: the text goes into a file beside the
/// target, onto the disk, and then takes the target's name. The target keeps its mode; a link is followed. What is no
/// plain file (a device, a pipe) is written in place.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file whole. Throws <see cref="FileErrors"/>; the old content then still stands.</summary>
    public static async Task WriteAsync(string path, string text, CancellationToken cancel)
    {
        try
        {
            var target = Target(path);
            var bytes = Encoding.UTF8.GetBytes(text);
            if (IsSpecial(target))
            {
                await WriteInPlaceAsync(target, FileMode.Open, bytes, cancel);
            }
            else
            {
                await ReplaceAsync(target, bytes, cancel);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path, isWrite: true);
        }
    }

    /// <summary>Writes at the end of a file, which is made when it is not there, and puts that on the disk.</summary>
    public static async Task AppendAsync(string path, string text, CancellationToken cancel)
    {
        try
        {
            await WriteInPlaceAsync(path, FileMode.Append, Encoding.UTF8.GetBytes(text), cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path, isWrite: true);
        }
    }

    private static async Task ReplaceAsync(string target, byte[] bytes, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(target)!;
        var beside = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.part");
        try
        {
            using (var handle = File.OpenHandle(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None))
            {
                KeepMode(target, handle);
                await RandomAccess.WriteAsync(handle, bytes, 0, cancel);
                DiskSync.File(handle, beside);
            }

            cancel.ThrowIfCancellationRequested();
            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        DiskSync.Folder(folder);
    }

    private static async Task WriteInPlaceAsync(string path, FileMode mode, byte[] bytes, CancellationToken cancel)
    {
        var isNew = !File.Exists(path);
        var isSpecial = IsSpecial(path);
        await using (var file = new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0))
        {
            await file.WriteAsync(bytes, cancel);
            if (!isSpecial)
            {
                DiskSync.File(file.SafeFileHandle, path);
            }
        }

        if (isNew)
        {
            DiskSync.Folder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }

    private static string Target(string path) =>
        File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

    private static void KeepMode(string target, SafeFileHandle handle)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(handle, File.GetUnixFileMode(target));
        }
    }

    private static bool IsSpecial(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) && FileKind.IsSpecial(path);
}
