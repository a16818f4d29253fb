using System.Net.Sockets;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Values;

namespace Rem.Node.Local;

/// <summary>
/// The listening socket of a data folder and the lock that makes it the only one. What a dead node left behind is
/// replaced; while the lock is held by a live one, nothing is touched.
/// </summary>
internal sealed class LocalListener : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Backlog = 128;

    private readonly FileStream _lock;
    private readonly string _pathFile;

    private LocalListener(FileStream held, Socket socket, string path, string pathFile)
    {
        _lock = held;
        Socket = socket;
        Path = path;
        _pathFile = pathFile;
    }

    /// <summary>The socket that listens.</summary>
    public Socket Socket { get; }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Listens. Throws <see cref="LocalErrors.Taken"/> or <see cref="LocalErrors.Socket"/>.</summary>
    public static LocalListener Open(string folder)
    {
        try
        {
            if (!OwnFolder.TryMake(folder))
            {
                throw Unusable(folder, "others may enter it, or it belongs to somebody else");
            }

            var held = Lock(folder);
            try
            {
                return Listen(held, folder);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SocketException)
        {
            throw Unusable(folder, error.Message);
        }
    }

    /// <summary>Takes the socket away, its lock last.</summary>
    public void Dispose()
    {
        Socket.Dispose();
        Remove(Path);
        Remove(_pathFile);
        _lock.Dispose();
    }

    private static LocalListener Listen(FileStream held, string folder)
    {
        var path = LocalAddress.ForServer(folder);
        if (IsAlive(path))
        {
            throw Taken(folder);
        }

        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, OwnerOnly); // until then the folder keeps others out
            }

            var pathFile = LocalAddress.PathFile(folder);
            if (System.IO.Path.GetDirectoryName(path) == System.IO.Path.GetFullPath(folder))
            {
                File.Delete(pathFile);
            }
            else
            {
                File.WriteAllText(pathFile, path + "\n");
            }

            socket.Listen(Backlog);
            return new LocalListener(held, socket, path, pathFile);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The lock goes with its process, however that ends; two that start at once do not both get it.
    private static FileStream Lock(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var path = System.IO.Path.Combine(folder, LocalAddress.Name + ".lock");
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw Taken(folder);
        }
    }

    // Without the lock there is none; a program that is no node of this version may listen all the same.
    private static bool IsAlive(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next node replaces it.
        }
    }

    private static PlanException Taken(string folder) =>
        new(LocalErrors.Taken, SourceSpan.None, $"a node runs already in the data folder {ValueText.Show(folder)}", LocalErrors.Taken.Fix);

    private static PlanException Unusable(string folder, string why) =>
        new(LocalErrors.Socket, SourceSpan.None, $"the local socket of the data folder {ValueText.Show(folder)} cannot be made: {why}", LocalErrors.Socket.Fix);
}
