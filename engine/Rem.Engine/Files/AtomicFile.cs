using System.Text;

namespace Rem.Files;

/// <summary>
/// Writes files so that a reader, a crash or a full disk never meets half of one: the text goes into a file beside the
/// target, onto the disk, and then takes the target's name. The target keeps its mode; a link is followed. What is no
/// plain file (a device, a pipe) is written in place.
/// </summary>
public static class AtomicFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file whole, as UTF-8. Throws <see cref="FileErrors"/>; the old content then still stands.</summary>
    public static Task WriteAsync(string path, string text, CancellationToken cancel) =>
        WriteAsync(path, Encoding.UTF8.GetBytes(text), null, cancel);

    /// <summary>
    /// Writes a file whole, with a mode when one is given (which Windows ignores). Throws <see cref="FileErrors"/>; the
    /// old content then still stands. Nobody whom the mode keeps out ever sees the new content.
    /// </summary>
    public static async Task WriteAsync(string path, byte[] bytes, UnixFileMode? mode, CancellationToken cancel)
    {
        try
        {
            var target = Target(path);
            if (IsSpecial(target))
            {
                await WriteInPlaceAsync(target, FileMode.Open, bytes, null, cancel);
            }
            else
            {
                await ReplaceAsync(target, bytes, mode ?? ModeOf(target), cancel);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path, isWrite: true);
        }
    }

    /// <summary>Writes at the end of a file, as UTF-8, which is made when it is not there, and puts that on the disk.</summary>
    public static Task AppendAsync(string path, string text, CancellationToken cancel) =>
        AppendAsync(path, Encoding.UTF8.GetBytes(text), null, cancel);

    /// <summary>Writes at the end of a file, which is made when it is not there, gives it a mode, and puts that on the disk.</summary>
    public static async Task AppendAsync(string path, byte[] bytes, UnixFileMode? mode, CancellationToken cancel)
    {
        try
        {
            await WriteInPlaceAsync(path, FileMode.Append, bytes, mode, cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path, isWrite: true);
        }
    }

    private static async Task ReplaceAsync(string target, byte[] bytes, UnixFileMode? mode, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(target)!;
        var beside = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.part");
        try
        {
            await using (var file = Open(beside, FileMode.CreateNew, FileShare.None, mode))
            {
                await file.WriteAsync(bytes, cancel);
                DiskSync.File(file.SafeFileHandle, beside);
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

    private static async Task WriteInPlaceAsync(string path, FileMode how, byte[] bytes, UnixFileMode? mode, CancellationToken cancel)
    {
        var isNew = !File.Exists(path);
        var isSpecial = IsSpecial(path);
        await using (var file = Open(path, how, FileShare.ReadWrite | FileShare.Delete, mode))
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

    // A link is followed, also one whose target is not there yet; what is not there at all is its own target.
    private static string Target(string path) =>
        new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    // With a mode, a new file is the owner's alone until it has it.
    private static FileStream Open(string path, FileMode how, FileShare share, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = how, Access = FileAccess.Write, Share = share, BufferSize = 0 };
        if (mode is null || OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        try
        {
            File.SetUnixFileMode(file.SafeFileHandle, mode.Value);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static UnixFileMode? ModeOf(string target) =>
        !OperatingSystem.IsWindows() && File.Exists(target) ? File.GetUnixFileMode(target) : null;

    private static bool IsSpecial(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) && FileKind.IsSpecial(path);
}
