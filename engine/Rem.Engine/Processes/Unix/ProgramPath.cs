using System.Text;
using Rem.Errors;

namespace Rem.Processes.Unix;

/// <summary>Finds the file of a program, and says why one could not be started.</summary>
internal static unsafe class ProgramPath
{
    private const string UsualPath = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>The file of a program: looked up in the PATH that it will see, unless the name holds a `/`.</summary>
    public static string Find(ProcessRequest request, string name)
    {
        if (name.Length == 0)
        {
            throw new PlanException(ProcessErrors.Empty, request.At, "the name of the program to run is empty");
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            return name;
        }

        var path = SearchPath(request);
        var refused = "";
        foreach (var folder in path.Split(':'))
        {
            var file = Path.Combine(Folder(request, folder), name);
            if (IsExecutable(file) && File.Exists(file))
            {
                return file;
            }

            refused = refused.Length == 0 && File.Exists(file) ? file : refused;
        }

        throw refused.Length > 0
            ? new PlanException(ProcessErrors.NotExecutable, request.At, $"'{refused}' may not be executed", $"make it executable: chmod +x {refused}")
            : new PlanException(ProcessErrors.NotFound, request.At, $"the program '{name}' was not found in the PATH ({path})");
    }

    /// <summary>The error for a program that the system did not start.</summary>
    public static PlanException Explain(ProcessRequest request, string file, int error)
    {
        if (request.Folder is { } folder && !Directory.Exists(folder))
        {
            return new PlanException(ProcessErrors.NoFolder, request.At, $"the folder '{folder}' to start '{request.Arguments[0]}' in is not there", "check `cwd`");
        }

        var full = file.StartsWith('/') ? file : Path.Combine(request.Folder ?? ".", file);
        return error switch
        {
            Libc.Enoent or Libc.Enotdir when !File.Exists(full) =>
                new PlanException(ProcessErrors.NotFound, request.At, $"the program '{file}' is not there"),
            Libc.Enoent =>
                new PlanException(ProcessErrors.NotFound, request.At, $"the interpreter that the first line of '{file}' names is not there"),
            Libc.Eacces when Directory.Exists(full) =>
                new PlanException(ProcessErrors.NotExecutable, request.At, $"'{file}' is a folder, not a program"),
            Libc.Eacces =>
                new PlanException(ProcessErrors.NotExecutable, request.At, $"'{file}' may not be executed", $"make it executable: chmod +x {file}"),
            Libc.Enoexec =>
                new PlanException(ProcessErrors.NotExecutable, request.At, $"'{file}' is not a program of this machine", "a script needs a first line such as #!/bin/sh"),
            Libc.Etxtbsy =>
                new PlanException(ProcessErrors.NotStarted, request.At, $"'{file}' could not be started: somebody is writing it", "close it first; what is made for others to run is best written beside it and renamed"),
            Libc.E2Big =>
                new PlanException(ProcessErrors.TooMuch, request.At, $"the arguments and variables of '{request.Shown}' are longer than the system allows", "send the data through `stdin:`"),
            _ =>
                new PlanException(ProcessErrors.NotStarted, request.At, $"'{file}' could not be started: {Reason(error)}"),
        };
    }

    /// <summary>What the system says about an error number.</summary>
    public static string Reason(int error) => System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(error);

    private static string SearchPath(ProcessRequest request)
    {
        for (var i = request.Environment.Count - 1; i >= 0; i--)
        {
            if (request.Environment[i].Key == "PATH")
            {
                return request.Environment[i].Value ?? UsualPath;
            }
        }

        return InheritedEnvironment.Find("PATH") ?? UsualPath;
    }

    // An empty part of a PATH is the current folder, which is the program's.
    private static string Folder(ProcessRequest request, string folder) =>
        folder.StartsWith('/') ? folder : Path.GetFullPath(Path.Combine(request.Folder ?? ".", folder));

    private static bool IsExecutable(string file)
    {
        if (file.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        fixed (byte* path = Encoding.UTF8.GetBytes(file + "\0"))
        {
            return Libc.access(path, Libc.Executable) == 0;
        }
    }
}
