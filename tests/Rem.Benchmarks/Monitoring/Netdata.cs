using System.Diagnostics;
using Rem.Benchmarks.Web;

namespace Rem.Benchmarks.Monitoring;

/// <summary>Netdata as Debian has it (`apt-get install netdata-core`), with its own plugins, looking at this host each second.</summary>
internal static class Netdata
{
    private const string Program = "/usr/sbin/netdata";

    /// <summary>True where it is installed.</summary>
    public static bool IsThere => File.Exists(Program);

    /// <summary>Starts it in a folder; it serves its pages to this machine alone and sends nothing.</summary>
    public static Process Start(string folder)
    {
        foreach (var each in new[] { "cache", "lib", "log", "conf" })
        {
            Directory.CreateDirectory(Path.Combine(folder, each));
        }

        File.WriteAllText(Path.Combine(folder, "conf", ".opt-out-from-anonymous-statistics"), "");
        File.WriteAllText(Path.Combine(folder, "conf", "netdata.conf"), $"""
            [global]
              run as user = {Environment.UserName}
            [directories]
              cache = {folder}/cache
              lib = {folder}/lib
              log = {folder}/log
              config = {folder}/conf
              home = {folder}
            [web]
              bind to = 127.0.0.1:{Server.FreePort()}
            [cloud]
              enabled = no
            """);
        return Process.Start(new ProcessStartInfo(Program, ["-D", "-c", $"{folder}/conf/netdata.conf", "-P", $"{folder}/pid"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
