using System.Text;
using Rem.Processes.Unix;

namespace Rem.Benchmarks.Processes;

/// <summary>What no runner can do without: posix_spawn, two pipes read to their ends, and the wait.</summary>
internal static unsafe class BareSpawn
{
    /// <summary>Runs `/bin/sh -e -c TEXT` and gives its output.</summary>
    public static string Run(string text)
    {
        var output = stackalloc int[2];
        var errors = stackalloc int[2];
        _ = Libc.pipe2(output, Libc.CloseOnExec);
        _ = Libc.pipe2(errors, Libc.CloseOnExec);
        var process = Start(text, output[1], errors[1]);
        Libc.close(output[1]);
        Libc.close(errors[1]);
        var said = ReadAll(output[0]);
        _ = ReadAll(errors[0]);
        Libc.close(output[0]);
        Libc.close(errors[0]);
        int status;
        _ = Libc.waitpid(process, &status, 0);
        return status == 0 ? said : throw new InvalidOperationException($"status {status}");
    }

    private static int Start(string text, int output, int errors)
    {
        var actions = stackalloc byte[512];
        _ = Libc.posix_spawn_file_actions_init(actions);
        _ = Libc.posix_spawn_file_actions_adddup2(actions, Descriptors.Null, 0);
        _ = Libc.posix_spawn_file_actions_adddup2(actions, output, 1);
        _ = Libc.posix_spawn_file_actions_adddup2(actions, errors, 2);
        var environment = stackalloc byte*[InheritedEnvironment.Count + 1];
        for (var i = 0; i < InheritedEnvironment.Count; i++)
        {
            environment[i] = InheritedEnvironment.At(i);
        }

        environment[InheritedEnvironment.Count] = null;
        var process = 0;
        fixed (byte* shell = "/bin/sh\0"u8)
        fixed (byte* stop = "-e\0"u8)
        fixed (byte* command = "-c\0"u8)
        fixed (byte* program = Encoding.UTF8.GetBytes(text + "\0"))
        {
            var arguments = stackalloc byte*[] { shell, stop, command, program, null };
            if (Libc.posix_spawn(&process, shell, actions, null, arguments, environment) != 0)
            {
                throw new InvalidOperationException("not started");
            }
        }

        Libc.posix_spawn_file_actions_destroy(actions);
        return process;
    }

    private static string ReadAll(int file)
    {
        var said = new StringBuilder();
        var buffer = stackalloc byte[4096];
        for (var length = Libc.read(file, buffer, 4096); length > 0; length = Libc.read(file, buffer, 4096))
        {
            said.Append(Encoding.UTF8.GetString(buffer, (int)length));
        }

        return said.ToString();
    }
}
