using System.Globalization;
using Rem.Files;

namespace Rem.Node.Logs;

/// <summary>
/// A file of lines that begins anew at a size: `rem.log` becomes `rem.log.1`, that `rem.log.2`, and so on. Each step is
/// one rename, so that a crash between them loses no file. A line that could not be written whole is taken back.
/// For one thread.
/// </summary>
internal sealed class RotatingFile(string path, long maxSize, int keep, Func<string, FileStream>? open = null) : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    private FileStream? _file;
    private long _size;

    /// <summary>Writes lines, none of which is split over two files. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</summary>
    public void Write(ReadOnlySpan<byte> lines)
    {
        _file ??= Open();
        if (_size > 0 && _size + lines.Length > maxSize)
        {
            Rotate();
            _file = Open();
        }

        try
        {
            _file.Write(lines);
            _size += lines.Length;
        }
        catch
        {
            TakeBack();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    // Half a line would spoil the next one. Where even that fails the file is opened anew.
    private void TakeBack()
    {
        try
        {
            _file!.SetLength(_size);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _file!.Dispose();
            _file = null;
        }
    }

    private void Rotate()
    {
        _file!.Dispose();
        _file = null;
        if (keep == 1)
        {
            File.Delete(path);
            return;
        }

        for (var number = keep - 1; number > 0; number--)
        {
            var from = number == 1 ? path : Numbered(number - 1);
            if (File.Exists(from))
            {
                File.Move(from, Numbered(number), overwrite: true);
            }
        }
    }

    private string Numbered(int number) => string.Create(CultureInfo.InvariantCulture, $"{path}.{number}");

    private FileStream Open()
    {
        var file = open is null ? OpenOwn() : open(path);
        _size = file.Length;
        return file;
    }

    private FileStream OpenOwn()
    {
        var folder = Path.GetDirectoryName(path)!;
        if (FileKind.IsSpecial(path))
        {
            throw new IOException("it is a device, pipe or socket"); // whose mode is everybody's business
        }

        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, options);
        }

        Directory.CreateDirectory(folder, OwnerFolder);
        options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly); // one that stood there already, too
        return file;
    }
}
